"""Ratios of the side-by-side run: `ratios.py CRITERION PEERS.JSONL`, and `ratios.py score FOLDER` for the pipeline."""

import json
import pathlib
import re
import sys

# Ours under several names: without and with a prepared reference.
ALSO = {"chrf": ["chrf prepared"], "chrf++": ["chrf++ prepared"], "bleu": ["bleu prepared"]}


def median(criterion, name):
    folder = pathlib.Path(criterion) / name
    if not folder.exists():
        folder = pathlib.Path(criterion) / name.replace("/", "_")
    with open(folder / "new" / "estimates.json", encoding="utf-8") as file:
        return json.load(file)["median"]["point_estimate"]


def figures(criterion, peers):
    print(f"{'measure':32} {'ours':>12} {'theirs':>12} {'ratio':>8}  library")
    with open(peers, encoding="utf-8") as file:
        for line in file:
            peer = json.loads(line)
            lang, _, short = peer["name"].rpartition("/")
            names = [peer["name"]] + [f"{lang}/{also}" for also in ALSO.get(short, [])]
            for name in names:
                ours = median(criterion, name)
                print(f"{name:32} {ours / 1e3:9.0f} µs {peer['ns'] / 1e3:9.0f} µs {peer['ns'] / ours:8.1f}  {peer['library']}")
    for lang in ("zh", "en"):
        for name in ("levenshtein", "osa", "jaro-winkler"):
            ours, theirs = median(criterion, f"{lang}/{name}"), median(criterion, f"{lang}/{name} rapidfuzz")
            print(f"{lang + '/' + name:32} {ours / 1e3:9.0f} µs {theirs / 1e3:9.0f} µs {theirs / ours:8.2f}  rapidfuzz (Rust)")
    ours, theirs = median(criterion, "zh/segmentation"), median(criterion, "zh/segmentation jieba-rs")
    print(f"{'zh/segmentation':32} {ours / 1e3:9.0f} µs {theirs / 1e3:9.0f} µs {theirs / ours:8.2f}  jieba-rs")


def seconds(path):
    text = pathlib.Path(path).read_text(encoding="utf-8")
    parts = {name: int(m) * 60 + float(s) for name, m, s in re.findall(r"(real|user|sys)\s+(\d+)m([\d.]+)s", text)}
    return parts["real"], parts["user"] + parts["sys"]


def score(folder):
    (wall, cpu), (their_wall, their_cpu) = seconds(f"{folder}/ours.time"), seconds(f"{folder}/theirs.time")
    print(f"score, 20,000 rows: ours {cpu:.2f} CPU s ({wall:.2f} s wall), theirs {their_cpu:.2f} CPU s ({their_wall:.2f} s wall): {their_cpu / cpu:.1f} times")
    with open(f"{folder}/ours.json", encoding="utf-8") as file:
        ours = {g["group"]: [g["means"][m] for m in ("f1", "chrf", "edit", "score")] for g in json.load(file)["groups"]}
    with open(f"{folder}/theirs.json", encoding="utf-8") as file:
        theirs = json.load(file)
    apart = max(abs(a - b) for group, values in theirs.items() for a, b in zip(values, ours[group]))
    print(f"means of {len(theirs)} groups differ by {apart:.1e} at most")
    if apart > 5e-7:
        sys.exit("the figures are not equal to six digits")


if __name__ == "__main__":
    if sys.argv[1] == "score":
        score(sys.argv[2])
    else:
        figures(sys.argv[1], sys.argv[2])
