#!/usr/bin/env python3
"""An installed copy can be used by strangers: the projects of examples/consume/ build against it and run.

Usage: install_test.py BUILD_FOLDER find_package|pkg_config|fetch_content|moved
"""
import os
import pathlib
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
CONSUME = ROOT / "examples" / "consume"


def run(*command, cwd=None, **environment):
    command = [str(word) for word in command]
    done = subprocess.run(command, cwd=cwd, env={**os.environ, **environment}, text=True, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)}\n{done.stdout}\nfailed with {done.returncode}")
    return done.stdout


def cached(build, name):
    for line in (build / "CMakeCache.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith(name + ":"):
            return line.split("=", 1)[1]
    return ""


def configure_arguments(build):
    for name in ("CMAKE_C_COMPILER", "CMAKE_C_COMPILER_LAUNCHER", "CMAKE_BUILD_TYPE"):
        if cached(build, name):
            yield f"-D{name}={cached(build, name)}"


def check_says_version(program, **environment):
    output = run(program, **environment)
    assert output.startswith("libpeacefacts 0.") and "1 articles" in output, output


def installed(build, folder):
    prefix = folder / "prefix"
    run("cmake", "--install", build, "--prefix", prefix)
    return prefix


def pkgconfig_folder(prefix):
    return next(prefix.rglob("peacefacts.pc")).parent


def build_with_cmake(build, folder, project, *arguments):
    run("cmake", "-S", CONSUME / project, "-B", folder / "build", *configure_arguments(build), *arguments)
    run("cmake", "--build", folder / "build", "--parallel", "2")


def find_package(build, folder):
    build_with_cmake(build, folder, "find_package", f"-DCMAKE_PREFIX_PATH={installed(build, folder)}")
    check_says_version(folder / "build" / "consume")
    check_says_version(folder / "build" / "consume_static")
    needed = run("readelf", "-d", folder / "build" / "consume")
    assert "libpeacefacts.so.0" in needed, needed
    assert "libpeacefacts" not in run("readelf", "-d", folder / "build" / "consume_static")


def pkg_config(build, folder, prefix=None):
    prefix = prefix or installed(build, folder)
    environment = {"PKG_CONFIG_PATH": str(pkgconfig_folder(prefix))}
    run("make", "-f", CONSUME / "pkg_config" / "Makefile", f"CC={cached(build, 'CMAKE_C_COMPILER') or 'cc'}",
        cwd=folder, **environment)
    check_says_version(folder / "consume")
    check_says_version(folder / "consume_static")
    version = run("pkg-config", "--modversion", "peacefacts", **environment).strip()
    assert version == cached(build, "CMAKE_PROJECT_VERSION"), version


def moved(build, folder):
    """The .pc file and the CMake package name no folder of the first install."""
    first = installed(build, folder)
    second = folder / "elsewhere"
    first.rename(second)
    pkg_config(build, folder, second)
    for path in list(second.rglob("*.pc")) + list(second.rglob("*.cmake")):
        assert str(first) not in path.read_text(encoding="utf-8"), path


def fetch_content(build, folder):
    build_with_cmake(build, folder, "fetch_content", f"-DPEACEFACTS_SOURCE={ROOT}")
    check_says_version(folder / "build" / "consume")
    assert not (folder / "build" / "_deps" / "peacefacts-build" / "tests").exists(), "a guest builds our tests"


def main():
    build = pathlib.Path(sys.argv[1]).resolve()
    way = {"find_package": find_package, "pkg_config": pkg_config, "moved": moved, "fetch_content": fetch_content}
    folder = build / "consume" / sys.argv[2]
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    way[sys.argv[2]](build, folder)


if __name__ == "__main__":
    main()
