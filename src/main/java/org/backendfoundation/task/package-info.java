/**
 * Work of a team that runs at set times, and jobs that callers hand over: each run on one node, whichever comes first, with an entry in the
 * audit trail. db-scheduler keeps the times in the table {@code scheduled_task}, lets one node take a run, and gives a run to another node
 * when its own has died; the table {@code job} has the states and results of jobs. It does not promise that a
 * run happens once: a node may die after the work and before that is noted, so work must bear a repetition.
 */
package org.backendfoundation.task;
