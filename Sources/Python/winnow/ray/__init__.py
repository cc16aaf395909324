"""The steps of Winnow on many machines, by Ray.

    plan = winnow.plan("s3://raw/2026/", shards=512)
    parts = winnow.ray.scan(plan, recipe="mine.yaml", to="s3://scratch/parts/", num_cpus=2)
    catalog = winnow.merge(parts, to="/nvme/catalog")
    catalog.select("mine.yaml")
    winnow.ray.frames(catalog, Model, parts=64)
    winnow.ray.export(catalog, to="s3://train/v1/", format="webdataset", parts=64)

Winnow owns shards, limits and what is done; Ray places tasks, and says when a machine is gone. Paths, ids and
numbers go through it, never videos or frames. What is lost with a machine is begun again elsewhere.
"""

from .export import export
from .frames import frames
from .report import Done, Report, SetAside
from .scan import Parts, scan

__all__ = ["Done", "Parts", "Report", "SetAside", "export", "frames", "scan"]
