package folkmoot.platform.database;

/** The database did something that no caller is to blame for. */
public final class DatabaseFault extends RuntimeException {

    public DatabaseFault(String message, Throwable cause) {
        super(message, cause);
    }
}
