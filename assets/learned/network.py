"""The backbone: six 3x3 convolutions, 684,320 weights, from (3, H, W) to (256, H/8, W/8)."""
import torch
import torch.nn.functional as F
from torch import nn

# (cin, cout, dilation, whether 2x2 max pooling follows)
LAYERS = ((3, 32, 1, True), (32, 64, 1, True), (64, 128, 1, True), (128, 128, 1, False), (128, 128, 2, False), (128, 256, 4, False))
MAPS = LAYERS[-1][1]


def normalise(rgb):
    """uint8 (N, H, W, 3) to float (N, 3, H, W), with roughly zero mean and unit deviation."""
    return (rgb.permute(0, 3, 1, 2).float() / 255 - 0.45) / 0.25


def upsample(maps, factor):
    return F.interpolate(maps, scale_factor=factor, mode="bilinear", align_corners=False)


class Backbone(nn.Module):
    """With batch normalisation, as trained."""

    def __init__(self):
        super().__init__()
        self.conv = nn.ModuleList(nn.Conv2d(i, o, 3, padding=d, dilation=d, bias=False) for i, o, d, _ in LAYERS)
        self.norm = nn.ModuleList(nn.BatchNorm2d(o) for _, o, _, _ in LAYERS)

    def forward(self, x):
        for conv, norm, (_, _, _, pool) in zip(self.conv, self.norm, LAYERS):
            x = F.relu(norm(conv(x)), inplace=True)
            if pool:
                x = F.max_pool2d(x, 2)
        return x

    def folded(self):
        """[(weight, bias)] in which the normalisation is part of the convolution, rounded to half precision."""
        layers = []
        for conv, norm in zip(self.conv, self.norm):
            scale = norm.weight / torch.sqrt(norm.running_var + norm.eps)
            weight = conv.weight * scale[:, None, None, None]
            bias = norm.bias - norm.running_mean * scale
            layers.append((weight.detach().half(), bias.detach().half()))
        return layers


def forward_folded(layers, x):
    """The same maps from the exported weights, in float32."""
    for (weight, bias), (_, _, dilation, pool) in zip(layers, LAYERS):
        x = F.relu(F.conv2d(x, weight.float(), bias.float(), padding=dilation, dilation=dilation))
        if pool:
            x = F.max_pool2d(x, 2)
    return x


class Tasks(nn.Module):
    """The backbone and the 1x1 heads that it is trained with: road, nine classes, the colours of each half cell."""

    def __init__(self):
        super().__init__()
        self.backbone = Backbone()
        self.road = nn.Conv2d(MAPS, 2, 1)
        self.classes = nn.Conv2d(MAPS, 9, 1)
        self.colors = nn.Conv2d(MAPS, 12, 1)
