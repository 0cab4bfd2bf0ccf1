package folkmoot.civic.opendata;

/**
 * A column of a file.
 *
 * @param type in the words of Frictionless Table Schema: {@code string}, {@code integer}, {@code number}, {@code boolean}, {@code date}, {@code
 *     datetime}
 * @param meaning for people who take it along
 */
public record DataField(String name, String type, String meaning) {

    static DataField text(String name, String meaning) {
        return new DataField(name, "string", meaning);
    }

    static DataField whole(String name, String meaning) {
        return new DataField(name, "integer", meaning);
    }

    static DataField moment(String name, String meaning) {
        return new DataField(name, "datetime", meaning);
    }
}
