// SPDX-License-Identifier: Apache-2.0
/* The whole contract between Attune (the host) and the native library of a pack. Plain C11;
 * a library includes this file, the ext/ headers that it uses, and nothing else of Attune.
 *
 * Versions    Same major = compatible, for ever: these structs never change within a major.
 *             New features are new extension ids ("attune.derive/2").
 * Ownership   Whoever creates frees. Pointer arguments are borrowed for the call; results go
 *             through the callbacks of the caller, which copies them before it returns.
 *             Plugin and extension pointers die with destroy(); the host outlives both.
 * Threads     The host calls from one thread, one call at a time. A library may not start threads.
 * Failure     Log one line through the host, then return another status than ATTUNE_OK.
 *             No exception, signal or longjmp crosses this line.
 * Privacy     Log lines hold no client data. Text is UTF-8, NUL-terminated.
 * Confinement The library runs in a process of its own without files, network, threads, children or
 *             clocks beyond the vDSO; it may use memory (256 MiB), libc, libm and libstdc++.
 *             A system call that is not needed for computing ends the process and is reported. */
#ifndef ATTUNE_PLUGIN_H
#define ATTUNE_PLUGIN_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define ATTUNE_ABI_MAJOR 1u
#define ATTUNE_ABI_MINOR 0u
#define ATTUNE_EXPORT __attribute__((visibility("default")))

typedef int32_t attune_status; /* fixed width: no C enum in an ABI */
#define ATTUNE_OK 0
#define ATTUNE_FAILED 1
#define ATTUNE_BAD_INPUT 2

typedef struct attune_host {
    uint32_t abi_major, abi_minor;
    void *host_data; /* the host's own */
    /* At most 20 lines of 500 bytes are kept per run; for authors, never shown to therapists. */
    void (*log)(const struct attune_host *host, const char *line);
    const void *(*extension)(const struct attune_host *host, const char *id); /* NULL where absent */
} attune_host;

typedef struct attune_plugin {
    void *plugin_data;                                                            /* the library's own */
    attune_status (*start)(const struct attune_plugin *plugin);                   /* once, before all else */
    const void *(*extension)(const struct attune_plugin *plugin, const char *id); /* NULL where absent */
    void (*destroy)(const struct attune_plugin *plugin);                          /* also after a failed start */
} attune_plugin;

/* The one exported symbol. It is plain data, checked before any of its functions run. */
typedef struct attune_entry {
    uint32_t abi_major, abi_minor;
    const char *id, *name, *version; /* "somatic_experiencing" (the id of the pack), shown name, "1.0.0" */
    const attune_plugin *(*create)(const attune_host *host); /* NULL on failure */
} attune_entry;

ATTUNE_EXPORT extern const attune_entry attune_plugin_entry;

#ifdef __cplusplus
}
#endif
#endif
