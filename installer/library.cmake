# The library for backends, for find_package(Countersign COMPONENTS Backend): `cmake --install build --component backend-dev`
# after all of it is built. An install of everything takes it along; the .deb of the programs does not.
include(CMakePackageConfigHelpers)

set(library_component backend-dev)
set(library_headers ${CMAKE_INSTALL_INCLUDEDIR}/countersign)
set(library_config ${CMAKE_INSTALL_LIBDIR}/cmake/Countersign)

# The rooms that a backend links, and what others call them.
set(library_rooms base signing display http backend)
set(name_backend Backend)
set(library_folders base display http backend)
foreach(adapter IN ITEMS qhttpserver httplib)
  if(TARGET countersign_backend_${adapter})
    list(APPEND library_rooms backend_${adapter})
  endif()
endforeach()
set(name_backend_qhttpserver BackendQHttpServer)
set(name_backend_httplib BackendHttplib)
# An adapter has an export of its own, which is read only where its server is there.
set(export_backend_qhttpserver CountersignBackendQHttpServerTargets)
set(export_backend_httplib CountersignBackendHttplibTargets)

foreach(room IN LISTS library_rooms)
  set(name ${room})
  if(DEFINED name_${room})
    set(name ${name_${room}})
  endif()
  set(export CountersignTargets)
  if(DEFINED export_${room})
    set(export ${export_${room}})
  endif()
  list(APPEND library_exports ${export})
  set_target_properties(countersign_${room} PROPERTIES EXPORT_NAME ${name})
  target_include_directories(countersign_${room} INTERFACE $<INSTALL_INTERFACE:${library_headers}>)
  target_compile_features(countersign_${room} INTERFACE cxx_std_20)
  install(TARGETS countersign_${room} EXPORT ${export}
    ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT ${library_component})
endforeach()
list(REMOVE_DUPLICATES library_exports)
foreach(export IN LISTS library_exports)
  install(EXPORT ${export} NAMESPACE Countersign:: DESTINATION ${library_config} COMPONENT ${library_component})
endforeach()

# Headers that end in _p.h are our own, and what signing has is for us alone.
foreach(folder IN LISTS library_folders)
  install(DIRECTORY ${PROJECT_SOURCE_DIR}/core/${folder} DESTINATION ${library_headers}/core COMPONENT ${library_component}
    FILES_MATCHING PATTERN "*.h" PATTERN "*_p.h" EXCLUDE)
endforeach()

configure_package_config_file(CountersignConfig.cmake.in ${CMAKE_CURRENT_BINARY_DIR}/CountersignConfig.cmake
  INSTALL_DESTINATION ${library_config})
write_basic_package_version_file(${CMAKE_CURRENT_BINARY_DIR}/CountersignConfigVersion.cmake
  VERSION ${PROJECT_VERSION} COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/CountersignConfig.cmake ${CMAKE_CURRENT_BINARY_DIR}/CountersignConfigVersion.cmake
  DESTINATION ${library_config} COMPONENT ${library_component})
