#!/usr/bin/env python3
"""Loads a snapshot's generator into PyTorch by name and compares its faces with gantop's for the same latent vectors.

    gantop sample SNAPSHOT --weights ema --out grid.png --tensors faces.safetensors
    python3 Tests/Reference/compare_sample.py SNAPSHOT faces.safetensors [--weights ema|raw]

Exit status 1 if any value differs by more than 1e-4. Needs torch and safetensors.
"""
import argparse
import sys

import torch
from safetensors import safe_open
from safetensors.torch import load_file

from networks import of_snapshot, pair

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("snapshot")
parser.add_argument("faces")
parser.add_argument("--weights", choices=("ema", "raw"), default="ema")
options = parser.parse_args()

prefix = {"ema": "generator_ema.", "raw": "generator."}[options.weights]
weights = {k.removeprefix(prefix): v for k, v in load_file(options.snapshot).items() if k.startswith(prefix)}
with safe_open(options.snapshot, "pt") as snapshot:
    description = of_snapshot(snapshot.metadata())
generator = pair(description)[0].eval()
result = generator.load_state_dict(weights, strict=False)
if result.unexpected_keys or any(not k.endswith("num_batches_tracked") for k in result.missing_keys):
    sys.exit(f"names do not match: {result}")
sampled = load_file(options.faces)
with torch.no_grad():
    difference = (generator(sampled["z"], sampled.get("conditions")) - sampled["faces"]).abs().max().item()
print(f"{len(sampled['z'])} faces, largest difference {difference:.2e}")
sys.exit(0 if difference <= 1e-4 else 1)
