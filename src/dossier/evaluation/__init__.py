"""How good retrieval and answers are, beside plain baselines; `dossier eval`, docs/evaluation.md."""

from dossier.evaluation.bench import Bench
from dossier.evaluation.cache import default_cache
from dossier.evaluation.run import Task, run, tasks_under
from dossier.evaluation.tables import tables

__all__ = ["Bench", "Task", "default_cache", "run", "tables", "tasks_under"]
