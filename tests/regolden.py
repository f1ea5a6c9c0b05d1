"""Everything golden made again: the table of digests and the transcripts. `python -m tests.regolden`."""

from runpy import run_module

from tests import transcripts

if __name__ == "__main__":
    run_module("tests.golden_digests", run_name="__main__")
    transcripts.rewrite()
