package folkmoot.command.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import folkmoot.platform.problem.Invalid;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.postgresql.util.PSQLException;

/** Puts the lines of a file into its table, some thousand at a time. */
record RowLoader(Connection connection, ReadArchive archive) {

    private static final int LINES = 2_000;
    private static final int CHARACTERS = 4_000_000;

    void load(Table table, Manifest.Part part) throws SQLException, IOException {
        long line = 0;
        String insert = null;
        var batch = new ArrayList<String>();
        int characters = 0;
        try (var lines = Files.newBufferedReader(archive.file(part))) {
            for (var text = lines.readLine(); text != null; text = lines.readLine()) {
                line++;
                if (insert == null) {
                    insert = insert(table, text, part);
                }
                batch.add(text);
                characters += text.length();
                if (batch.size() == LINES || characters > CHARACTERS) {
                    put(insert, batch, part, line);
                    characters = 0;
                }
            }
        } catch (CharacterCodingException notUtf8) {
            throw Invalid.refused(part.file() + " is not UTF-8 after line " + line + ". Nothing was imported.");
        }
        if (!batch.isEmpty()) {
            put(insert, batch, part, line);
        }
    }

    /** All lines of a file name the same columns; those that are not named get what the table says. */
    private static String insert(Table table, String first, Manifest.Part part) {
        var columns = new ArrayList<String>();
        var unknown = new HashSet<String>();
        try {
            Manifest.JSON.readTree(first).fieldNames().forEachRemaining(name -> {
                if (table.column(name).filter(column -> !column.computed()).isEmpty()) {
                    unknown.add(name);
                }
                columns.add(Catalog.quoted(name));
            });
        } catch (JsonProcessingException broken) {
            throw Invalid.refused(part.file() + ", line 1, is no JSON object. Nothing was imported.");
        }
        if (!unknown.isEmpty() || columns.isEmpty()) {
            throw Invalid.refused(part.file() + " has no columns that this version knows, or others: "
                    + unknown.stream().sorted().collect(Collectors.joining(", ")) + ". Nothing was imported.");
        }
        var list = String.join(", ", columns);
        var name = Catalog.quoted(table.name());
        return "INSERT INTO " + name + " (" + list + ") OVERRIDING SYSTEM VALUE SELECT " + list
                + " FROM json_populate_recordset(NULL::" + name + ", ?::json)";
    }

    private void put(String insert, List<String> batch, Manifest.Part part, long last) throws SQLException {
        try (var statement = connection.prepareStatement(insert)) {
            statement.setString(1, "[" + String.join(",", batch) + "]");
            if (statement.executeUpdate() != batch.size()) {
                throw Invalid.refused(part.file() + ", lines " + (last - batch.size() + 1) + " to " + last
                        + ", are not one object each. Nothing was imported.");
            }
        } catch (PSQLException failure) {
            throw Invalid.refused(part.file() + ", lines " + (last - batch.size() + 1) + " to " + last + ": "
                    + sentence(failure) + ". Nothing was imported.");
        }
        batch.clear();
    }

    static String sentence(SQLException failure) {
        var server = failure instanceof PSQLException of ? of.getServerErrorMessage() : null;
        return server == null
                ? String.valueOf(failure.getMessage()).lines().findFirst().orElse("")
                : server.getMessage() + (server.getDetail() == null ? "" : " (" + server.getDetail() + ")");
    }
}
