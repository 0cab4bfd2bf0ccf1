package folkmoot.command.archive;

import java.util.List;
import java.util.Optional;

/**
 * A table as the database describes it.
 *
 * @param comment what it is for
 * @param key columns of the primary key, in their order
 */
record Table(String name, String comment, List<Column> columns, List<String> key) {

    /**
     * A column.
     *
     * @param type SQL type, such as {@code timestamp with time zone}
     * @param comment what it means
     * @param nullable whether it may be empty
     * @param computed made by the database from other columns
     * @param refersTo the table whose key it names
     */
    record Column(
            String name, String type, String comment, boolean nullable, boolean computed, Optional<String> refersTo) {

        /** How it is selected for JSON: numbers of 64 bits as text, since not every reader of JSON has such numbers. */
        String selected(String from) {
            return switch (type) {
                case "bigint" -> from + "::text";
                case "bigint[]" -> from + "::text[]";
                default -> from;
            };
        }

        /** What stands in JSON. */
        String written() {
            return switch (type) {
                case "bigint" -> "decimal string";
                case "bigint[]" -> "list of decimal strings";
                case "integer", "smallint", "double precision" -> "number";
                case "integer[]" -> "list of numbers";
                case "boolean" -> "true or false";
                case "bytea" -> "string, \\x and hexadecimal";
                case "timestamp with time zone" -> "time, ISO 8601 in UTC";
                case "date" -> "day, ISO 8601";
                case "date[]" -> "list of days";
                case "text[]" -> "list of strings";
                case "jsonb" -> "JSON";
                case "uuid" -> "UUID";
                case "text" -> "string";
                default -> throw new IllegalStateException("How is " + type + " written?");
            };
        }
    }

    Optional<Column> column(String wanted) {
        return columns.stream().filter(column -> column.name().equals(wanted)).findFirst();
    }

    /** Sorted alike in every database, whatever its collation is. */
    String order(String from) {
        return String.join(
                ", ",
                key.stream()
                        .map(part -> from + "." + Catalog.quoted(part)
                                + (column(part).orElseThrow().type().equals("text") ? " COLLATE \"C\"" : ""))
                        .toList());
    }
}
