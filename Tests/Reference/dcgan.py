"""gantop's two networks in PyTorch, with the names and shapes of its snapshots."""
import torch
import torch.nn as nn
import torch.nn.functional as F


def same(x):
    """TensorFlow's SAME padding of an even size for a 5x5 window of stride 2: one before, two after."""
    return F.pad(x, (1, 2, 1, 2))


def norm(channels):
    return nn.BatchNorm2d(channels, eps=1e-3, momentum=0.01)


class Discriminator(nn.Module):
    """Pictures [n, 3, 28, 28] in [-1, 1] to logits [n, 1]."""

    def __init__(self, channels=(64, 128, 256)):
        super().__init__()
        a, b, c = channels
        self.conv1 = nn.Conv2d(3, a, 5, 2)
        self.conv2 = nn.Conv2d(a, b, 5, 2, bias=False)
        self.norm2 = norm(b)
        self.conv3 = nn.Conv2d(b, c, 5, 1, padding=2, bias=False)
        self.norm3 = norm(c)
        self.dense = nn.Linear(c * 49, 1)

    def forward(self, x):
        x = F.leaky_relu(self.conv1(same(x)), 0.2)
        x = F.leaky_relu(self.norm2(self.conv2(same(x))), 0.2)
        return self.dense(F.leaky_relu(self.norm3(self.conv3(x)), 0.2).flatten(1))


class Generator(nn.Module):
    """Latent vectors [n, latent] to pictures [n, 3, 28, 28] in [-1, 1]."""

    def __init__(self, latent=100, channels=(512, 256, 128)):
        super().__init__()
        a, b, c = channels
        self.dense = nn.Linear(latent, a * 4)
        self.norm1 = norm(a)
        self.deconv1 = nn.ConvTranspose2d(a, b, 5, 2, bias=False)
        self.norm2 = norm(b)
        self.deconv2 = nn.ConvTranspose2d(b, c, 5, 2, bias=False)
        self.norm3 = norm(c)
        self.deconv3 = nn.ConvTranspose2d(c, 3, 5, 2)

    def forward(self, z):
        x = F.leaky_relu(self.norm1(self.dense(z).view(len(z), -1, 2, 2)), 0.2)
        x = F.leaky_relu(self.norm2(self.deconv1(x)), 0.2)  # 2 -> 7, VALID
        x = F.leaky_relu(self.norm3(self.deconv2(x)[:, :, 1:15, 1:15]), 0.2)  # 7 -> 14: the adjoint of `same`
        return torch.tanh(self.deconv3(x)[:, :, 1:29, 1:29])  # 14 -> 28
