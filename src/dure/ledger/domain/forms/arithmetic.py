from dure.ledger.domain.task import Task, Reading
def against_target(task, reading): return ()
ratio_against_target = milestone_day = times_done = owed_and_paid = events_listed = nothing_to_compute = inside_bounds = against_target
def plan_so_far(task): return ()
