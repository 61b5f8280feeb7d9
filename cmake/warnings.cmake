# SPDX-License-Identifier: Apache-2.0
# attune::warnings: linked PRIVATE by every target of ours.
add_library(attune_warnings INTERFACE)
add_library(attune::warnings ALIAS attune_warnings)
target_compile_options(attune_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion
  $<$<BOOL:${ATTUNE_WARNINGS_AS_ERRORS}>:-Werror>)

if(ATTUNE_FUZZ)
  if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    message(FATAL_ERROR "ATTUNE_FUZZ needs clang, which brings libFuzzer: apt install clang, and use the preset \"fuzz\"")
  endif()
  add_compile_options(-fsanitize=fuzzer-no-link)
  set(ATTUNE_SANITIZE ON)
endif()

# At -O3 (a plain Release build; the presets use -O2) GCC 12 sees overlapping copies inside std::string's
# operator+ that are not there (GCC bug 105651, mended in 13).
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(attune_warnings INTERFACE $<$<CONFIG:Release>:-Wno-restrict>)
endif()

if(ATTUNE_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
  add_link_options(-fsanitize=address,undefined)
  # Instrumented code hides from GCC what is set (its manual warns of it): std::variant and std::regex are blamed.
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(attune_warnings INTERFACE -Wno-maybe-uninitialized)
  endif()
endif()
