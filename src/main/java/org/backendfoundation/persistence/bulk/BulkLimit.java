package org.backendfoundation.persistence.bulk;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.backendfoundation.persistence.UnitOfWork;
import org.backendfoundation.problem.ErrorCode;
import org.backendfoundation.problem.ProblemException;

/** Admits few requests of a kind at a time that each occupy a thread for long. The next ones are refused, and do not wait. */
public final class BulkLimit {

    private static final int MOST = 2;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private final int most;
    private final Semaphore permits;
    private final ErrorCode code;
    private final String what;

    /** @param what the requests are, in the plural */
    public BulkLimit(ErrorCode code, String what) {
        this(code, what, MOST);
    }

    public BulkLimit(ErrorCode code, String what, int most) {
        this.most = most;
        this.permits = new Semaphore(most);
        this.code = code;
        this.what = what;
    }

    /**
     * Begins the work of such a request; whoever begins it must close it.
     *
     * @throws ProblemException if there are enough of them
     */
    public UnitOfWork.LongWork begin(UnitOfWork transactions) {
        if (!permits.tryAcquire()) {
            throw ProblemException.retryable(code, most + " " + what + " run on this node; retry when one of them has ended.", RETRY_AFTER,
                    null);
        }
        UnitOfWork.LongWork work = transactions.begin();
        return () -> {
            work.close();
            permits.release();
        };
    }
}
