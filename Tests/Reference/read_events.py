"""Reads a run's TensorBoard event files with the tensorboard package and holds them against its metrics.csv.

Usage: python3 Tests/Reference/read_events.py RUN-FOLDER     (needs: pip install tensorboard)
"""
import csv
import glob
import struct
import sys

from tensorboard.backend.event_processing.event_file_loader import EventFileLoader

TAGS = {
    "loss/discriminator": "discriminator_loss",
    "loss/generator": "generator_loss",
    "score/real": "real_score",
    "score/fake": "fake_score",
    "learning_rate/discriminator": "discriminator_learning_rate",
    "learning_rate/generator": "generator_learning_rate",
}


def events(folder):
    """Every event of every file of the run, in order, as the package's own loader reads them."""
    for path in sorted(glob.glob(f"{folder}/events.out.tfevents.*")):
        yield from EventFileLoader(path).Load()


def main(folder):
    scalars, pictures = {}, {}
    for event in events(folder):
        if event.HasField("session_log"):
            # Steps from here on are counted anew.
            for series in list(scalars.values()) + [pictures]:
                for step in [step for step in series if step >= event.step]:
                    del series[step]
        for value in event.summary.value:
            if value.HasField("tensor") and value.tensor.string_val:
                png = value.tensor.string_val[-1]
                assert png[:8] == b"\x89PNG\r\n\x1a\n", f"step {event.step}: not a PNG"
                pictures[event.step] = struct.unpack(">II", png[16:24])
            elif value.HasField("tensor"):
                scalars.setdefault(value.tag, {})[event.step] = value.tensor.float_val[0]

    rows = list(csv.DictReader(open(f"{folder}/metrics.csv")))
    names = {tag: next(name for name in rows[0] if name.startswith(column)) for tag, column in TAGS.items()}
    compared = 0
    for row in rows:
        for tag, name in names.items():
            found = scalars[tag][int(row["step"])]
            assert struct.pack("f", found) == struct.pack("f", float(row[name])), (tag, row["step"], found, row[name])
            compared += 1
    assert pictures, "no pictures"
    print(f"{compared} values of {len(rows)} steps as in metrics.csv; {len(pictures)} pictures, "
          f"the last {'x'.join(map(str, pictures[max(pictures)]))} at step {max(pictures)}")


main(sys.argv[1])
