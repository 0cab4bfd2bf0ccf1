package folkmoot.civic.matter;

import static folkmoot.schema.generated.Tables.MATTER;

import folkmoot.platform.database.Database;
import java.time.InstantSource;
import java.util.List;

/** What becomes of matters by themselves: their time comes, and some time after lists and searches have them no longer and what was told is forgotten. */
public final class MatterDays {

    private static final int BATCH = 200;

    private final Database database;
    private final Matters matters;
    private final InstantSource clock;

    public MatterDays(Database database, Matters matters, InstantSource clock) {
        this.database = database;
        this.matters = matters;
        this.clock = clock;
    }

    /** Run every hour; once more is the same as once. */
    public void run() {
        while (end() == BATCH) {
            // the next ones
        }
        matters.kinds().all().forEach(this::forget);
        while (database.transaction(tx -> matters.store().deleteGone(tx, BATCH)) == BATCH) {
            // the next ones
        }
    }

    private int end() {
        var over = MATTER.STATE
                .in(MatterState.OPEN.word(), MatterState.TAKEN.word())
                .and(MATTER.ENDS_AT.le(clock.instant()));
        var due = database.read(tx -> matters.store().list(tx, over, List.of(MATTER.ENDS_AT.asc()), BATCH));
        due.forEach(one ->
                database.write(tx -> matters.store().lock(tx, one.id()).ifPresent(matter -> {
                    if (!matter.state().isOver()) {
                        var kind = matters.kinds().find(matter.kind());
                        boolean taken = matter.state() == MatterState.TAKEN;
                        var then = taken
                                ? MatterState.DONE
                                : kind.map(is -> is.rules().then()).orElse(MatterState.EXPIRED);
                        matters.move(tx, matter, then);
                    }
                })));
        return due.size();
    }

    private void forget(MatterKind<?> kind) {
        var before = clock.instant().minus(kind.rules().foundAfterwards());
        var old = MATTER.LISTED
                .isTrue()
                .and(MATTER.KIND.eq(kind.word()))
                .and(MATTER.STATE.in(MatterState.DONE.word(), MatterState.EXPIRED.word(), MatterState.CLOSED.word()))
                .and(MATTER.STATE_AT.le(before));
        List<Matter> due;
        do {
            due = database.read(tx -> matters.store().list(tx, old, List.of(MATTER.STATE_AT.asc()), BATCH));
            due.forEach(one -> database.write(tx -> {
                matters.store().setListed(tx, one.id(), false);
                matters.store().forget(tx, one.id());
            }));
        } while (due.size() == BATCH);
    }
}
