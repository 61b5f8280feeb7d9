# SPDX-License-Identifier: Apache-2.0
# attune_native_library(target sources…): the native library of a pack, as Attune loads it: a module named
# libTARGET.so that exports attune_plugin_entry alone. It may link what is already in attune-plugin-host:
# libc, libm and libstdc++; nothing else can be opened there.
function(attune_native_library target)
  set(export_map "${CMAKE_CURRENT_FUNCTION_LIST_DIR}/export.map")
  add_library(${target} MODULE ${ARGN})
  target_link_libraries(${target} PRIVATE attune::plugin_sdk)
  target_link_options(${target} PRIVATE "LINKER:--version-script=${export_map}" LINKER:--no-undefined
    LINKER:-z,now LINKER:-z,relro LINKER:-z,noexecstack)
  set_target_properties(${target} PROPERTIES C_VISIBILITY_PRESET hidden CXX_VISIBILITY_PRESET hidden
    POSITION_INDEPENDENT_CODE ON SKIP_BUILD_RPATH ON LINK_DEPENDS "${export_map}")
  # A sanitizer's own library is not in the host, and a library must be the same bytes everywhere.
  if(ATTUNE_SANITIZE)
    target_compile_options(${target} PRIVATE -fno-sanitize=all)
    target_link_options(${target} PRIVATE -fno-sanitize=all)
  endif()
endfunction()
