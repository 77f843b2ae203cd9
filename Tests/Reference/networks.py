"""gantop's networks in PyTorch, from any description (`gantop network --json`), with the names and shapes of its snapshots.

    from networks import pair, tutorial, paper
    generator, discriminator = pair(paper(side=64))          # or pair(json.load(open("mine.json")))

A snapshot's tensors load by name once the prefix is stripped: only num_batches_tracked may be missing.

A description with `"conditions": k` makes the conditional pair: the generator takes latents and conditions of -1, 0 and 1
beside each other, [n, latent + k], or as two arguments; the discriminator gives logits [n, 1] and its attribute head's [n, k].

A description with `restorer` in place of `generator` makes a pair that restores: its first network takes [n, 4, side, side],
the colours with unknown pixels filled in and a map with 1 where a pixel is unknown. A stage's `joins` name earlier stages, or
`picture`, whose maps stand behind those of the stage before.
"""
import json

import torch
import torch.nn as nn
import torch.nn.functional as F

NORM = {"epsilon": 1e-3, "momentum": 0.01}
# How much the attribute head's loss, averaged over the attributes, counts beside the one of real and fake.
HEAD_WEIGHT = 10


def dense(channels, side, **more):
    return {"kind": "dense", "channels": channels, "side": side, **more}


def convolution(channels, kernel=5, stride=2, padding="same", transposed=False, **more):
    kind = "transposed_convolution" if transposed else "convolution"
    return {"kind": kind, "channels": channels, "kernel": kernel, "stride": stride, "padding": padding, **more}


def tutorial(latent=100, generator=(512, 256, 128), discriminator=(64, 128, 256)):
    """The description of the tutorial's pair, 28x28, of these widths."""
    leaky = {"activation": "leaky", "slope": 0.2, "initial": "glorot"}
    normed = {**leaky, "bias": False, "norm": NORM}
    a, b, c = generator
    d, e, f = discriminator
    return {
        "picture": {"side": 28, "channels": 3}, "latent_size": latent,
        "generator": [
            dense(a, 2, **{**normed, "bias": True}), convolution(b, padding="valid", transposed=True, **normed),
            convolution(c, transposed=True, **normed),
            convolution(3, transposed=True, activation="tanh", bias=True, initial="glorot")],
        "discriminator": [
            convolution(d, **leaky, bias=True), convolution(e, **normed), convolution(f, stride=1, **normed),
            dense(1, 1, activation="none", bias=True, initial="glorot")]}


def paper(side=64, latent=100, generator=None, discriminator=None):
    """The description of the pair of Radford, Metz and Chintala (arXiv:1511.06434) at 32, 64 or 128."""
    generator = generator or {32: (512, 256, 128), 64: (1024, 512, 256, 128), 128: (1024, 512, 256, 128, 64)}[side]
    discriminator = discriminator or {32: (64, 128, 256), 64: (64, 128, 256, 512), 128: (32, 64, 128, 256, 512)}[side]
    start = {"initial": "normal", "deviation": 0.02}
    relu = {"activation": "relu", "norm": NORM, **start}
    leaky = {"activation": "leaky", "slope": 0.2, **start}
    return {
        "picture": {"side": side, "channels": 3}, "latent_size": latent,
        "generator": [dense(generator[0], 4, bias=True, **relu)]
        + [convolution(width, transposed=True, bias=False, **relu) for width in generator[1:]]
        + [convolution(3, transposed=True, activation="tanh", bias=True, **start)],
        "discriminator": [convolution(discriminator[0], bias=True, **leaky)]
        + [convolution(width, bias=False, norm=NORM, **leaky) for width in discriminator[1:]]
        + [dense(1, 1, activation="none", bias=True, **start)]}


def restoring(side=28, encoder=None, last=32, discriminator=None):
    """The description of the restoring pair at 28, 32 or 64: the widths of the encoder's stages, and of the last features."""
    encoder = encoder or {28: (64, 128, 256), 32: (64, 128, 256), 64: (64, 128, 256, 256)}[side]
    start = {"activation": "leaky", "slope": 0.2, "initial": "glorot"}
    normed = {**start, "bias": False, "norm": NORM}
    *down, middle = encoder
    stages = [convolution(down[0], bias=True, **start)] + [convolution(width, **normed) for width in down[1:]]
    stages.append(convolution(middle, stride=1, **normed))
    for number in range(len(down), 1, -1):
        stages.append(convolution(down[number - 1], transposed=True, joins=[f"conv{number}"], **normed))
    stages.append(convolution(last, transposed=True, joins=["conv1"], bias=True, **start))
    stages.append(convolution(3, stride=1, joins=["picture"], bias=True, activation="tanh", initial="glorot"))
    judge = (tutorial(discriminator=discriminator or (64, 128, 256)) if side == 28
             else paper(side, discriminator=discriminator))["discriminator"]
    return {"picture": {"side": side, "channels": 3}, "restorer": stages, "discriminator": judge}


def scaled(description, factor):
    """The same pair with every width scaled but colours and logit, halves rounded up as in gantop."""
    def widths(stages):
        return [{**s, "channels": max(1, int(s["channels"] * factor + 0.5))} for s in stages[:-1]] + stages[-1:]
    maker = "restorer" if "restorer" in description else "generator"
    return {**description, maker: widths(description[maker]), "discriminator": widths(description["discriminator"])}


class Network(nn.Module):
    """A list of stages: latent vectors [n, latent] or pictures [n, 3, side, side] to what the last stage makes.

    With a head of k outputs, k > 0, a discriminator has a second result [n, k]: a dense layer on the mean over pixels of what
    its last stage, the one of the logit, takes.
    """

    def __init__(self, stages, channels, side, head=0):
        super().__init__()
        self.stages = []
        counts = {}
        made = {"picture": channels}
        for number, stage in enumerate(stages, 1):
            kind = {"dense": "dense", "convolution": "conv", "transposed_convolution": "deconv"}[stage["kind"]]
            counts[kind] = counts.get(kind, 0) + 1
            features = channels
            name = kind if kind == "dense" and counts[kind] == 1 else f"{kind}{counts[kind]}"
            width, bias = stage["channels"], stage["bias"]
            channels += sum(made[join] for join in stage.get("joins", ()))
            made[name] = width
            if kind == "dense":
                layer, target = nn.Linear(channels * side * side, width * stage["side"] ** 2, bias), stage["side"]
            else:
                kernel, stride, same = stage["kernel"], stage["stride"], stage["padding"] == "same"
                if kind == "conv":
                    layer = nn.Conv2d(channels, width, kernel, stride, bias=bias)
                    target = -(-side // stride) if same else (side - kernel) // stride + 1
                else:
                    layer = nn.ConvTranspose2d(channels, width, kernel, stride, bias=bias)
                    target = side * stride if same else (side - 1) * stride + kernel
            self.add_module(name, layer)
            norm = None
            if stage.get("norm"):
                norm = f"norm{number}"
                constants = stage["norm"]
                self.add_module(norm, nn.BatchNorm2d(width, eps=constants["epsilon"], momentum=constants["momentum"]))
            self.stages.append((stage, name, norm, side, target))
            channels, side = width, target
        self.is_discriminator = channels == 1 and side == 1
        self.head = nn.Linear(features, head) if head else None

    def forward(self, x, conditions=None):
        if conditions is not None:
            x = torch.cat([x, conditions], 1)
        if x.dim() == 2:
            x = x[:, :, None, None]
        made = {"picture": x}
        for stage, name, norm, side, target in self.stages:
            features = x
            if stage.get("joins"):
                x = torch.cat([x, *(made[join] for join in stage["joins"])], 1)
            x = self.linear(x, stage, getattr(self, name), side, target)
            if norm:
                x = getattr(self, norm)(x)
            made[name] = x = activate(x, stage)
        if self.head is not None:
            return x.flatten(1), self.head(features.mean((2, 3)))
        return x.flatten(1) if self.is_discriminator else x

    @staticmethod
    def linear(x, stage, layer, side, target):
        if stage["kind"] == "dense":
            return layer(x.flatten(1)).view(len(x), stage["channels"], target, target)
        kernel, stride = stage["kernel"], stage["stride"]
        if stage["kind"] == "convolution":
            if stage["padding"] == "same":  # TensorFlow's: of an odd number the greater part stands behind
                total = max((target - 1) * stride + kernel - side, 0)
                before = total // 2
                x = F.pad(x, (before, total - before, before, total - before))
            return layer(x)
        x = layer(x)
        if stage["padding"] == "same":  # the exact adjoint: cut off what the convolution would find on its padding
            before = (kernel - stride) // 2
            x = x[:, :, before:before + target, before:before + target]
        return x


def activate(x, stage):
    name = stage["activation"]
    if name == "leaky":
        return F.leaky_relu(x, stage["slope"])
    return {"relu": F.relu, "tanh": torch.tanh, "none": lambda x: x}[name](x)


def pair(description):
    """Generator and discriminator of a description, with PyTorch's own initial values."""
    picture, conditions = description["picture"], description.get("conditions", 0)
    if "restorer" in description:
        return (Network(description["restorer"], picture["channels"] + 1, picture["side"]),
                Network(description["discriminator"], picture["channels"], picture["side"]))
    return (Network(description["generator"], description["latent_size"] + conditions, 1),
            Network(description["discriminator"], picture["channels"], picture["side"], conditions))


def head_loss(logits, lessons, weight=HEAD_WEIGHT):
    """The attribute head's loss of logits [n, k] for lessons [n, k] in -1...1, summed over attributes, averaged over pictures.

    A lesson's sign is what the head should see, its size how much that counts; 0 is no lesson.
    """
    each = lessons.abs() * F.softplus(-lessons.sign() * logits)
    return weight / logits.shape[1] * each.sum(1).mean()


# How much more a difference counts where the pixel is unknown, and how much D's answer counts beside the differences.
UNKNOWN_WEIGHT, ADVERSARIAL_WEIGHT = 2, 0.01


def put_back(restored, damaged, keeps):
    """What D judges: restored [n, 3, s, s], with the known pixels of damaged [n, 4, s, s] where `keeps`, [n], says so."""
    kept = keeps.view(-1, 1, 1, 1) & (damaged[:, 3:] == 0)
    return torch.where(kept, damaged[:, :3], restored)


def differences(restored, real, damaged):
    """The restorer's loss beside D's: the mean of |restored - real|, unknown pixels counted 1 + UNKNOWN_WEIGHT times."""
    return ((restored - real).abs() * (1 + UNKNOWN_WEIGHT * damaged[:, 3:])).mean()


def of_snapshot(metadata):
    """The description that a snapshot's metadata carries; of the first format the tutorial's, by its widths."""
    if "architecture" in metadata:
        return json.loads(metadata["architecture"])
    widths = [[int(n) for n in metadata[f"{network}_channels"].split()] for network in ("generator", "discriminator")]
    return tutorial(int(metadata["latent_size"]), *widths)


def named(network, side=None, channels=None):
    """What `--network`, `--side` and `--channels` mean, and what they refuse, as in gantop; ValueError where they do."""
    if network == "tutorial":
        if side not in (None, 28):
            raise ValueError("the tutorial's pair is one for 28x28")
        return scaled(tutorial(), channels or 1)
    if network == "paper":
        return scaled(paper(side or 64), channels or 1)
    if network == "restoring":
        return scaled(restoring(side or 28), channels or 1)
    if side or channels:
        raise ValueError("a description says its own side and widths: leave out --side and --channels")
    with open(network) as file:
        return json.load(file)
