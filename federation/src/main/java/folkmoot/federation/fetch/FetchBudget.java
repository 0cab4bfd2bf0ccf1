package folkmoot.federation.fetch;

import java.util.concurrent.atomic.AtomicInteger;

/** How many requests one cause may still make. One incoming activity gets one budget, whatever it leads to. */
public final class FetchBudget {

    /** Requests that one incoming activity may cause. */
    public static final int PER_ACTIVITY = 50;

    private final int total;
    private final AtomicInteger left;

    private FetchBudget(int total) {
        this.total = total;
        this.left = new AtomicInteger(total);
    }

    public static FetchBudget of(int requests) {
        return new FetchBudget(requests);
    }

    public static FetchBudget perActivity() {
        return of(PER_ACTIVITY);
    }

    /** Takes one request; false when none is left. */
    public boolean take() {
        return left.getAndUpdate(requests -> Math.max(0, requests - 1)) > 0;
    }

    /** How many requests were made. */
    public int spent() {
        return total - left.get();
    }
}
