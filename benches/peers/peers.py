"""The Python libraries on the inputs of the bench `measure`: one line of JSON a figure, CPU nanoseconds of one pass.

    python peers.py INPUTS          all but the pipeline
    python peers.py score ROWS OUT  the batch pipeline that `touchstone score` is held against
"""

import json
import statistics
import sys
import time


def median(one, rounds):
    """The median CPU time of a call, in nanoseconds."""
    times = []
    for _ in range(rounds):
        start = time.process_time_ns()
        one()
        times.append(time.process_time_ns() - start)
    return statistics.median(times)


def say(name, library, nanoseconds):
    print(json.dumps({"name": name, "library": library, "ns": nanoseconds}), flush=True)


def texts(folder):
    import jiwer
    from rouge_score import rouge_scorer
    from sacrebleu.metrics import BLEU, CHRF, TER

    for lang, tokenizer in (("zh", "zh"), ("en", "13a")):
        with open(f"{folder}/{lang}.json", encoding="utf-8") as file:
            pairs = json.load(file)
        for name, metric in (
            ("chrf", CHRF()),
            ("chrf++", CHRF(word_order=2)),
            ("bleu", BLEU(tokenize=tokenizer, effective_order=True)),
        ):
            # The tokeniser keeps results of the last 65,536 texts; without that a second pass would not tokenise at all.
            def one(metric=metric):
                tokenizer = getattr(metric, "tokenizer", None)
                for cached in (tokenizer, getattr(tokenizer, "_post_tokenizer", None)):
                    if cached is not None and hasattr(cached.__call__, "cache_clear"):
                        cached.__call__.cache_clear()
                for reference, hypothesis in pairs:
                    metric.sentence_score(hypothesis, [reference])

            say(f"{lang}/{name}", "sacrebleu", median(one, 5))
        say(f"{lang}/cer", "jiwer", median(lambda: [jiwer.cer(r, h) for r, h in pairs], 7))
    scorer = rouge_scorer.RougeScorer(["rougeL"])
    say("en/rouge-l", "rouge-score", median(lambda: [scorer.score(r, h) for r, h in pairs], 5))
    ter = TER()
    say("en/ter", "sacrebleu", median(lambda: [ter.sentence_score(h, [r]) for r, h in pairs], 3))


def tables(folder):
    import choix
    import krippendorff
    import numpy
    import pandas
    from crowdkit.aggregation import DawidSkene
    from girth import twopl_mml

    with open(f"{folder}/krippendorff.json", encoding="utf-8") as file:
        units = json.load(file)
    table = numpy.array([[numpy.nan if v is None else v for v in unit] for unit in units]).T
    say("krippendorff ordinal", "krippendorff", median(lambda: krippendorff.alpha(table, level_of_measurement="ordinal"), 5))
    with open(f"{folder}/labels.json", encoding="utf-8") as file:
        labels = pandas.DataFrame(json.load(file), columns=["task", "worker", "label"])
    say("dawid-skene", "crowd-kit", median(lambda: DawidSkene(n_iter=100).fit(labels), 3))
    with open(f"{folder}/comparisons.json", encoding="utf-8") as file:
        comparisons = [tuple(pair) for pair in json.load(file)]
    players = 1 + max(max(pair) for pair in comparisons)
    say("bradley-terry", "choix", median(lambda: choix.ilsr_pairwise(players, comparisons), 3))
    with open(f"{folder}/answers.json", encoding="utf-8") as file:
        answers = numpy.array(json.load(file)).T
    say("calibration/2pl", "girth", median(lambda: twopl_mml(answers), 1))


def score(rows, out):
    """NFKC, words and their F1, chrF, edit similarity, means by candidate, scored JSON Lines."""
    import unicodedata
    from collections import Counter, defaultdict

    import jieba
    import orjson
    from rapidfuzz.distance import Levenshtein
    from sacrebleu.metrics import CHRF

    jieba.setLogLevel(60)
    chrf = CHRF()
    means = defaultdict(lambda: [0, 0.0, 0.0, 0.0, 0.0])

    def words(text):
        return [w for w in jieba.lcut(text, HMM=False) if any(c.isalnum() for c in w)]

    with open(rows, "rb") as source, open(out, "wb") as target:
        for line in source:
            row = orjson.loads(line)
            response = unicodedata.normalize("NFKC", row["response"])
            reference = unicodedata.normalize("NFKC", row["reference"])
            a, b = words(response), words(reference)
            shared = sum((Counter(a) & Counter(b)).values())
            f1 = 2 * shared / (len(a) + len(b)) if a or b else 0.0
            chrf_score = chrf.sentence_score(response, [reference]).score / 100
            edit = Levenshtein.normalized_similarity(response, reference)
            mean = (f1 + chrf_score + edit) / 3
            target.write(orjson.dumps({"id": row["id"], "candidate": row["candidate"], "f1": f1, "chrf": chrf_score, "edit": edit, "score": mean}) + b"\n")
            group = means[row["candidate"]]
            group[0] += 1
            for i, value in enumerate((f1, chrf_score, edit, mean)):
                group[i + 1] += value
    print(json.dumps({name: [v / g[0] for v in g[1:]] for name, g in sorted(means.items())}))


if __name__ == "__main__":
    if sys.argv[1] == "score":
        score(sys.argv[2], sys.argv[3])
    else:
        texts(sys.argv[1])
        tables(sys.argv[1])
