"""A snapshot of gantop in PyTorch, with or without conditions, and the faces of its averaged generator."""
import json
import sys

import numpy as np
import torch
from safetensors import safe_open

from networks import of_snapshot, pair


class Snapshot:
    """`names` and `rows` [n, k] are the conditions' and a sample of the data's; both empty where it has none."""

    def __init__(self, path):
        with safe_open(path, "pt") as file:
            metadata = file.metadata() or {}
            tensors = {name: file.get_tensor(name) for name in file.keys()}
        self.path = path
        self.description = of_snapshot(metadata)
        self.latent = self.description["latent_size"]
        self.generator, self.discriminator = pair(self.description)
        self.load(self.generator, "generator_ema.", tensors)
        self.load(self.discriminator, "discriminator.", tensors)
        count = self.description.get("conditions", 0)
        self.names = json.loads(metadata.get("conditions", "[]"))
        self.is_vocabulary = metadata.get("vocabulary", "false") == "true"
        self.rows = tensors["conditions.rows"].numpy() if count else np.zeros((0, 0), np.float32)
        if len(self.names) != count or self.rows.shape[1] != count or count and not len(self.rows):
            sys.exit(f"{path}: names {len(self.names)} conditions and has rows {self.rows.shape}; its networks have {count}")

    def load(self, network, prefix, tensors):
        weights = {name.removeprefix(prefix): value for name, value in tensors.items() if name.startswith(prefix)}
        result = network.eval().load_state_dict(weights, strict=False)
        missing = [name for name in result.missing_keys if not name.endswith("num_batches_tracked")]
        if missing or result.unexpected_keys:
            sys.exit(f"{self.path}: {prefix} misses {missing} and has {result.unexpected_keys} too many")

    def faces(self, latents, conditions=None, batch=250):
        """The faces of latents [n, latent] and conditions [n, k], uint8 [n, 3, side, side]."""
        made = []
        with torch.no_grad():
            for start in range(0, len(latents), batch):
                told = None if conditions is None else torch.as_tensor(conditions[start:start + batch])
                values = self.generator(torch.as_tensor(latents[start:start + batch]), told)
                made.append(((values + 1) * 127.5).round().clamp(0, 255).byte())
        return torch.cat(made).numpy()


def latents(count, size, seed):
    """Latent vectors, uniform in [-1, 1)."""
    return np.random.default_rng([seed, 0]).uniform(-1, 1, (count, size)).astype(np.float32)


class Filler:
    """Fills in what a phrase leaves unsaid, face by face, from rows of the data, as gantop does it (with other random orders).

    Each face prefers the rows in a fixed random order of its own. It takes the first of those that agree with all that is
    said, or, where fewer than LEAST_AGREEING do, of those with the fewest disagreements, and puts in what is said. So a face
    keeps its row while a phrase changes, if it can. An attribute that is not known agrees with nothing, a word that is not
    mentioned agrees with being denied.
    """

    LEAST_AGREEING, EMPHASIS = 8, 2

    def __init__(self, snapshot, count, seed):
        self.columns = {name: column for column, name in enumerate(snapshot.names)}
        self.rows = snapshot.rows
        self.says_louder = snapshot.is_vocabulary
        self.known = np.where(self.rows == 0, -1, self.rows) if snapshot.is_vocabulary else self.rows
        orders = (np.random.default_rng([seed, 1, face]).permutation(len(self.rows)) for face in range(count))
        self.ranks = np.stack([np.argsort(order) for order in orders])

    def first(self, said):
        """Which row each face takes."""
        disagreements = np.zeros(len(self.rows), int)
        for name, value in said.items():
            disagreements += self.known[:, self.columns[name]] != value
        enough = min(self.LEAST_AGREEING, len(self.rows))
        nearest = np.flatnonzero(disagreements <= np.sort(disagreements)[enough - 1])
        return nearest[self.ranks[:, nearest].argmin(1)]

    def put(self, rows, said):
        """The rows with what is said put in, emphasised where a row differs; words always are."""
        rows = rows.copy()
        for name, value in said.items():
            column = self.columns[name]
            louder = self.says_louder | (rows[:, column] != value)
            rows[:, column] = np.where(louder, value * self.EMPHASIS, value)
        return rows

    def filled(self, said):
        return self.put(self.rows[self.first(said)], said)
