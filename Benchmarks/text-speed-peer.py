"""Body text of pages by trafilatura (fast) or resiliparse; prints pages a CPU second and the peak memory.

    text-speed-peer.py trafilatura-fast|resiliparse PAGES

PAGES: a folder of HTML files. Pages are decoded before the clock starts, which Variorum's own figure includes.
"""

import re
import resource
import sys
import time
from pathlib import Path


def trafilatura_fast():
    from trafilatura import extract

    return lambda page: extract(page, include_comments=False, fast=True)


def resiliparse():
    from resiliparse.extract.html2text import extract_plain_text

    return lambda page: extract_plain_text(page, main_content=True, alt_texts=False)


PEERS = {"trafilatura-fast": trafilatura_fast, "resiliparse": resiliparse}


def decoded(path):
    content = path.read_bytes()
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        label = re.search(rb"charset=[\"']?([\w-]+)", content[:4096])
        return content.decode(label[1].decode() if label else "cp1252", errors="replace")


def main():
    extract = PEERS[sys.argv[1]]()
    pages = [decoded(path) for path in sorted(Path(sys.argv[2]).glob("*.html"))]
    extract(pages[0])  # loads what is loaded lazily
    failures = 0
    start = time.process_time()
    for page in pages:
        try:
            extract(page)
        except Exception:
            failures += 1
    seconds = time.process_time() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
    print(f"{len(pages) / seconds:.1f}\t{memory:.0f}\t{failures}")


main()
