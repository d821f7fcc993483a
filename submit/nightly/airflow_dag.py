"""Nights of a sweep by Apache Airflow 2 or 3, on workers that have a checkout of Onset.

Parsed by a test; not run here on an Airflow.
"""

from datetime import datetime, timedelta

from airflow import DAG

try:
    from airflow.providers.standard.operators.bash import BashOperator
except ImportError:  # Airflow 2 without the provider
    from airflow.operators.bash import BashOperator

# ---- What to fill in.
ONSET = "/opt/onset"
SWEEP = ONSET + "/conf/sweeps/figure-3.yaml"
OUT = "/var/lib/onset/figure-3"
SCHEDULE = "30 22 * * *"
BUDGET = "6h"
LONGEST = timedelta(hours=7)
ADD_TRIALS = 1000
OPTIONS = ""  # for submit/onset run, such as "--master spark://host:7077"
# ---- The rest can stay.

# 5, the budget is reached, is a good night. So is 4 for this task, or a retry would compute for nothing: the hook has
# told of it, and the second task fails by it. The blanks at the ends keep Airflow from looking for a template file.
NIGHT = (
    f" {ONSET}/submit/nightly/run {SWEEP} --out {OUT} --budget {BUDGET} --add-trials {ADD_TRIALS} -- {OPTIONS}"
    " || case $? in 4 | 5) ;; *) exit 1 ;; esac "
)
CHECK = f" {ONSET}/submit/onset status {OUT} --exit-code || [ $? -eq 5 ] "
WATCH = f" {ONSET}/submit/nightly/watch {OUT} --hours 26 "

with DAG(
    dag_id="onset_nightly",
    description="Tops a sweep up within a time budget",
    schedule=SCHEDULE,
    start_date=datetime(2026, 1, 1),
    catchup=False,
    max_active_runs=1,
    tags=["onset"],
) as nightly:
    night = BashOperator(
        task_id="night",
        bash_command=NIGHT,
        execution_timeout=LONGEST,
        # A lost cluster (8) or a folder that is held (6) may be over by then; trials are raised once a complete night.
        retries=2,
        retry_delay=timedelta(minutes=15),
    )
    check = BashOperator(task_id="check", bash_command=CHECK, retries=0)
    night >> check

with DAG(
    dag_id="onset_watch",
    description="Tells of nights that did not come",
    schedule="17 * * * *",
    start_date=datetime(2026, 1, 1),
    catchup=False,
    max_active_runs=1,
    tags=["onset"],
) as watch:
    BashOperator(task_id="watch", bash_command=WATCH, retries=0)
