#!/usr/bin/env python3
"""What the libraries let out and take in.

Out: the shared library exports what symbols.txt lists, which is what the header declares; the static one the same.
In: nothing that prints, ends the program, reads the clock, the environment or the locale, and nothing that is mutable
and global. Usage: symbols_test.py SHARED STATIC
"""
import re
import subprocess
import sys

import header

LISTED = (header.ROOT / "tests" / "structure" / "symbols.txt").read_text(encoding="utf-8").split()

# What the library may ask of the system. Files are touched by the index alone; kernels_amx.c asks Linux for tiles. Clang calls memcmp bcmp where only equality
# counts.
ALLOWED = re.compile(r"""
    (bcmp|mem(cpy|move|set|cmp|chr|rchr)|str(len|cmp|ncmp|chr|rchr|spn|cspn)|__mem\w+_chk|__str\w+_chk
    |realloc|free|syscall|v?snprintf|__v?snprintf_chk|bsearch
    |utf8proc_\w+
    |open|open64|close|read|write|fsync|rename|unlink|mmap|mmap64|munmap|fstat|fstat64|lseek|lseek64|__errno_location
    |fopen|fopen64|fclose|fread|fwrite|fflush|fileno|ferror|fseek|ftell|remove
    |__stack_chk_fail|__cxa_finalize|__gmon_start__|_ITM_\w+|_GLOBAL_OFFSET_TABLE_|__tls_get_addr)""", re.X)


def symbols(*arguments):
    output = subprocess.run(["nm", *arguments], text=True, capture_output=True, check=True).stdout
    for line in output.splitlines():
        words = line.split()
        if len(words) >= 2 and len(words[-2]) == 1:
            yield words[-2], re.sub("@.*", "", words[-1])


def objects(library):
    """(section, name) of each variable; constant tables of pointers are in .data.rel.ro."""
    output = subprocess.run(["objdump", "-t", library], text=True, capture_output=True, check=True).stdout
    return re.findall(r"^[0-9a-f]+ .{6}O (\S+)\s+[0-9a-f]+\s+(?:\.\w+ )?(\S+)$", output, re.M)


def faults_of_names(what, names):
    declared, names = set(LISTED), {name for name in names if not name.startswith("PEACEFACTS_")}
    for name in sorted(names - declared):
        yield f"{what} lets out {name}, which symbols.txt doesn't list"
    for name in sorted(declared - names):
        yield f"{what} lacks {name}"


def faults(shared, static):
    if LISTED != sorted(header.functions()):
        yield "symbols.txt and the header differ: " + " ".join(sorted(set(LISTED) ^ set(header.functions())))
    yield from faults_of_names("the shared library", {name for _, name in symbols("-D", "--defined-only", shared)})
    yield from faults_of_names("the archive", {name for _, name in symbols("-g", "--defined-only", static)})
    for _, name in symbols("-D", "--undefined-only", shared):
        if not ALLOWED.fullmatch(name):
            yield f"the library calls {name}"
    for section, name in objects(shared):
        if section in (".data", ".bss", ".tdata", ".tbss") and not re.match(r"(_|completed)", name):
            yield f"{name} is a mutable global (or a table that lacks const)"


def main():
    found = list(faults(sys.argv[1], sys.argv[2]))
    print("\n".join(found))
    print(f"{len(LISTED)} symbols, {len(found)} faults")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
