# What is made of the objects and installed: the shared library, the static one, the header, the package files.
# Invariant: a guest sees pf_ names and nothing else, in both libraries; structure/symbols holds that in a test.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)
include(CheckCSourceCompiles)

# The binary number. It moves when the ABI does, whatever the version does; docs/changelog.md says so.
set(soversion 0)

# ---- shared ----
add_library(peacefacts SHARED $<TARGET_OBJECTS:peacefacts_objects>)
set_target_properties(peacefacts PROPERTIES VERSION ${soversion}.${PROJECT_VERSION_MINOR}.${PROJECT_VERSION_PATCH}
                      SOVERSION ${soversion})
target_include_directories(peacefacts INTERFACE $<BUILD_INTERFACE:${PROJECT_BINARY_DIR}/include>
                           $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
target_link_libraries(peacefacts PRIVATE ${utf8proc_target} $<BUILD_INTERFACE:peacefacts_flags>)

set(version_script ${CMAKE_CURRENT_SOURCE_DIR}/peacefacts.map)
set(CMAKE_REQUIRED_LINK_OPTIONS "-Wl,--version-script=${version_script}" -shared -fPIC)
check_c_source_compiles("int pf_probe(void); int pf_probe(void) { return 0; }" PEACEFACTS_HAS_VERSION_SCRIPT)
unset(CMAKE_REQUIRED_LINK_OPTIONS)
if(PEACEFACTS_HAS_VERSION_SCRIPT)
  target_link_options(peacefacts PRIVATE "-Wl,--version-script=${version_script}")
  set_property(TARGET peacefacts APPEND PROPERTY LINK_DEPENDS ${version_script})
  if(NOT PEACEFACTS_SANITIZE)
    target_link_options(peacefacts PRIVATE -Wl,--no-undefined)
  endif()
endif()

# ---- static ----
# One relocatable object whose hidden symbols are made local, so that our pfi_ names can't clash with a guest's. Where ld
# and objcopy can't do that (not ELF), the archive holds the plain objects.
set(static_parts $<TARGET_OBJECTS:peacefacts_objects>)
if(CMAKE_OBJCOPY AND CMAKE_LINKER AND UNIX AND NOT APPLE)
  set(one_object ${CMAKE_CURRENT_BINARY_DIR}/peacefacts_one.o)
  add_custom_command(OUTPUT ${one_object}
                     COMMAND ${CMAKE_LINKER} -r -o ${one_object} $<TARGET_OBJECTS:peacefacts_objects>
                     COMMAND ${CMAKE_OBJCOPY} --localize-hidden ${one_object}
                     DEPENDS peacefacts_objects $<TARGET_OBJECTS:peacefacts_objects>
                     COMMENT "Joining the objects and hiding what isn't public" COMMAND_EXPAND_LISTS VERBATIM)
  set_source_files_properties(${one_object} PROPERTIES EXTERNAL_OBJECT TRUE GENERATED TRUE)
  set(static_parts ${one_object})
endif()
add_library(peacefacts_static STATIC ${static_parts})
set_target_properties(peacefacts_static PROPERTIES OUTPUT_NAME peacefacts EXPORT_NAME static LINKER_LANGUAGE C)
target_include_directories(peacefacts_static INTERFACE $<BUILD_INTERFACE:${PROJECT_BINARY_DIR}/include>
                           $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
target_link_libraries(peacefacts_static INTERFACE ${utf8proc_target} $<BUILD_INTERFACE:$<LINK_ONLY:peacefacts_flags>>)

# Guests write peacefacts::peacefacts (or peacefacts::static) whether they found us installed or added our folder.
add_library(peacefacts::peacefacts ALIAS peacefacts)
add_library(peacefacts::static ALIAS peacefacts_static)

# ---- install ----
set(package_folder ${CMAKE_INSTALL_LIBDIR}/cmake/peacefacts)
install(FILES peacefacts.h DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT development)
install(TARGETS peacefacts EXPORT peacefactsTargets
        LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT runtime NAMELINK_COMPONENT development)
install(TARGETS peacefacts_static EXPORT peacefactsStaticTargets
        ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT development)
install(EXPORT peacefactsTargets NAMESPACE peacefacts:: DESTINATION ${package_folder} COMPONENT development)
install(EXPORT peacefactsStaticTargets NAMESPACE peacefacts:: DESTINATION ${package_folder} COMPONENT development)

configure_package_config_file(peacefactsConfig.cmake.in ${CMAKE_CURRENT_BINARY_DIR}/peacefactsConfig.cmake
                              INSTALL_DESTINATION ${package_folder})
# Before 1.0 a minor version may change the interface.
write_basic_package_version_file(${CMAKE_CURRENT_BINARY_DIR}/peacefactsConfigVersion.cmake
                                 COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/peacefactsConfig.cmake ${CMAKE_CURRENT_BINARY_DIR}/peacefactsConfigVersion.cmake
        DESTINATION ${package_folder} COMPONENT development)

# The .pc file finds its prefix from its own place, so that an installed tree may be moved.
set(pc_folder ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
if(IS_ABSOLUTE "${CMAKE_INSTALL_LIBDIR}")
  set(pc_prefix ${CMAKE_INSTALL_PREFIX})
  set(pc_libdir ${CMAKE_INSTALL_LIBDIR})
  set(pc_includedir ${CMAKE_INSTALL_FULL_INCLUDEDIR})
else()
  file(RELATIVE_PATH pc_way_up /prefix/${pc_folder} /prefix)
  string(REGEX REPLACE "/$" "" pc_way_up "${pc_way_up}")
  set(pc_prefix "\${pcfiledir}/${pc_way_up}")
  set(pc_libdir "\${prefix}/${CMAKE_INSTALL_LIBDIR}")
  set(pc_includedir "\${prefix}/${CMAKE_INSTALL_INCLUDEDIR}")
endif()
configure_file(peacefacts.pc.in ${CMAKE_CURRENT_BINARY_DIR}/peacefacts.pc @ONLY)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/peacefacts.pc DESTINATION ${pc_folder} COMPONENT development)
