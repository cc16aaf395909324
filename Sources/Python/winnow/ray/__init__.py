"""The steps of Winnow on many machines, by Ray.

    plan = winnow.plan("s3://raw/2026/", shards=512)
    parts = winnow.ray.scan(plan, recipe="mine.yaml", to="s3://scratch/parts/", num_cpus=2)
    catalog = winnow.merge(parts, to="/nvme/catalog")
    catalog.select("mine.yaml")

Winnow owns shards, limits and what is done; Ray places tasks, and says when a machine is gone. Paths, ids and
numbers go through it, never videos or frames. What is lost with a machine is begun again elsewhere.
"""

from .report import Done, Report, SetAside
from .scan import Parts, scan

__all__ = ["Done", "Parts", "Report", "SetAside", "scan"]
