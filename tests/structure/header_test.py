#!/usr/bin/env python3
"""The public header is good C99, C11, C++11 and C++17 by itself, other languages' tools read it, its comments tell the
errors, and its enums are written out and named. Usage: header_test.py SHARED_LIBRARY C_COMPILER [C++ COMPILER]"""
import ctypes
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import header

STRICT = ["-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wshadow", "-Werror", "-fsyntax-only"]
NAMES = {"pf_status": "pf_status_name", "pf_field": "pf_field_name", "pf_block_type": "pf_block_type_name",
         "pf_repeat_kind": "pf_repeat_kind_name", "pf_change_flag": "pf_change_flag_name", "pf_quote": "pf_quote_name", "pf_stance": "pf_stance_name",
         "pf_role": "pf_role_name", "pf_polarity": "pf_polarity_name", "pf_modality": "pf_modality_name",
         "pf_bound": "pf_bound_name",
         "pf_entity_type": "pf_entity_type_name", "pf_mention_kind": "pf_mention_kind_name"}


def run(command, **more):
    done = subprocess.run(command, text=True, capture_output=True, check=False, **more)
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}{done.stderr}"
    return done.stdout


def test_compiles_alone_under_strict_flags(c, cplusplus):
    """Used as a stranger would: options by their _INIT macros, in both languages."""
    inits = re.findall(r"#define (PF_(\w+)_INIT)", header.TEXT)
    assert inits
    body = "#include <peacefacts.h>\nextern int probe(void);\nint probe(void) {\n"
    for i, (macro, name) in enumerate(inits):
        body += f"  pf_{name.lower()} o{i} = {macro};\n"
    body += "  return " + " + ".join(f"(o{i}.size != 0)" for i in range(len(inits))) + ";\n}\n"
    with tempfile.TemporaryDirectory() as folder:
        for compiler, standard, suffix in ((c, "c99", "c"), (c, "c11", "c"), (cplusplus, "c++11", "cc"),
                                           (cplusplus, "c++17", "cc")):
            if not compiler:
                continue
            path = pathlib.Path(folder) / f"probe.{suffix}"
            path.write_text(body, encoding="utf-8")
            more = ["-Wstrict-prototypes"] if suffix == "c" else []
            run([compiler, f"-std={standard}", *STRICT, *more, f"-I{header.PATH.parent}", str(path)])


def declarations(c):
    """The header as the preprocessor leaves it, for tools that know C but no attributes and no #include."""
    text = run([c, "-std=c99", "-E", "-P", "-DPF_API=", "-U__GNUC__", str(header.PATH)])
    return text[text.index("typedef struct pf_view"):] if "pf_version" not in text else \
        text[text.index("const char *pf_version"):]


def test_luajit_reads_it(c):
    luajit = shutil.which("luajit")
    if not luajit:
        print("skipped: no luajit")
        return
    script = "local ffi = require 'ffi'\nffi.cdef [[\n" + declarations(c) + "\n]]\nprint(ffi.sizeof('pf_error'))\n"
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as file:
        file.write(script)
        file.flush()
        assert int(run([luajit, file.name])) > 240


def test_cffi_reads_it_and_calls_it(c, library):
    try:
        import cffi
    except ImportError:
        print("skipped: no cffi")
        return
    ffi = cffi.FFI()
    ffi.cdef(declarations(c))
    loaded = ffi.dlopen(library)
    numbers = re.findall(r"#define PF_VERSION_\w+ (\d+)", header.TEXT)
    assert ffi.string(loaded.pf_version()).decode() == ".".join(numbers)


def test_what_can_fail_says_how():
    """A function that takes an error has its own comment, which lists the statuses and tells what is owned or copied
    where a handle is made. What can't fail is told by the head of its section."""
    for section in re.split(r"/\* ---- (?=\d)", header.TEXT)[1:]:
        assert re.match(r"\d+\. .* -+\n( \* .+\n)+ \*/", section), f"a section without a head: {section[:40]}"
    for match in re.finditer(r"((?:/\*(?:(?!\*/).)*\*/\n)?)(PF_API [^;]*;)", header.TEXT, re.S):
        comment, declaration = match.groups()
        if "pf_error *error" not in declaration:
            continue
        name = header.FUNCTION.search(declaration).group(1)
        assert "Errors: " in comment, f"{name}: which errors?"
        if re.search(r"pf_\w+ \*\*out", declaration):
            assert "Owns: *out" in comment or "The same from" in comment, f"{name}: who owns *out?"


def test_every_enum_value_has_a_name_and_no_other(library):
    loaded = ctypes.CDLL(library)
    enums = header.enums()
    named = {name for name in header.functions() if name.endswith("_name") and name[:-5] in enums}
    assert named == set(NAMES.values()), "an enum's names are not looked at"
    for enum, function in NAMES.items():
        name_of = getattr(loaded, function)
        name_of.restype = ctypes.c_char_p
        names = {name_of(value).decode() for value in enums[enum].values()}
        assert "unknown" not in names and len(names) == len(enums[enum]), f"{enum}: {names}"
        for strange in (max(enums[enum].values()) + 1, -1, 1 << 30):
            assert name_of(strange) == b"unknown", f"{function}({strange})"


def test_values_are_never_reused():
    for enum, values in header.enums().items():
        assert len(set(values.values())) == len(values), enum


def test_no_name_is_a_keyword_elsewhere():
    """SWIG renames such a field without a word."""
    keywords = {"end", "repeat", "until", "not", "local", "function", "then", "nil", "and", "or", "from", "class", "is",
                "in", "lambda", "def", "pass", "with", "yield", "None", "new", "delete", "this", "template", "private"}
    fields = set(re.findall(r"\b(\w+)(?:\[\w+\])?;", header.without_comments(header.TEXT)))
    assert not fields & keywords, fields & keywords


def main():
    library, c, cplusplus = sys.argv[1], sys.argv[2], sys.argv[3] if len(sys.argv) > 3 else ""
    test_compiles_alone_under_strict_flags(c, cplusplus)
    test_luajit_reads_it(c)
    test_cffi_reads_it_and_calls_it(c, library)
    test_what_can_fail_says_how()
    test_every_enum_value_has_a_name_and_no_other(library)
    test_values_are_never_reused()
    test_no_name_is_a_keyword_elsewhere()
    print("the header is fine")


if __name__ == "__main__":
    main()
