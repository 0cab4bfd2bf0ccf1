package folkmoot.schema;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Where a database is and how to sign in there. The url is a JDBC url of PostgreSQL. */
public record DatabaseAddress(String url, String user, String password) {

    /** A database on this machine. */
    public static DatabaseAddress local(int port, String database, String user, String password) {
        return new DatabaseAddress("jdbc:postgresql://127.0.0.1:" + port + "/" + database, user, password);
    }

    /** A single connection, outside any pool; the caller closes it. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    /** Without the password, so that it can be logged. */
    @Override
    public String toString() {
        return user + "@" + url;
    }
}
