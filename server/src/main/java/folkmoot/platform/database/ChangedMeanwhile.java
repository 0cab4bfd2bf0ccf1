package folkmoot.platform.database;

/**
 * What a transaction read no longer holds now that it has the row to itself: thrown to have it undone and done again, from its
 * first statement, by {@link Database#transaction}.
 */
public final class ChangedMeanwhile extends RuntimeException {

    public ChangedMeanwhile(String message) {
        super(message, null, false, false);
    }
}
