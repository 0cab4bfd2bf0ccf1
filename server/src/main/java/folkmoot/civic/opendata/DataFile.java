package folkmoot.civic.opendata;

import static folkmoot.civic.opendata.DataField.moment;
import static folkmoot.civic.opendata.DataField.text;
import static folkmoot.civic.opendata.DataField.whole;

import folkmoot.platform.text.Worded;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The files that there are of every community. No column of any names a person. */
public enum DataFile implements Worded {
    PROPOSALS(
            1,
            true,
            text("id", "decimal, the same as in the API"),
            text("url", "its page"),
            text("title", ""),
            text("ask", "what should happen"),
            text("problem", "why"),
            text("language", "BCP 47"),
            text("category", "slug of the community's category"),
            text("locality", "code of the area"),
            text("life_event", "slug of a situation in a life"),
            text("place_name", "where it is about, in words"),
            new DataField("latitude", "number", "degrees north (WGS 84)"),
            new DataField("longitude", "number", "degrees east (WGS 84)"),
            text(
                    "state",
                    "where it stands; hidden or removed, with nothing else but its id, in what changed since a moment"),
            text("answer", "kind of answer, once it is answered"),
            whole("version", "number of its present text"),
            whole("supports", "how many back it, of all columns and versions; empty once it is withdrawn"),
            whole("threshold", "how many send it to its bodies"),
            moment("threshold_reached_at", ""),
            text("bodies", "slugs of the register, between semicolons; a name for a body in no register"),
            moment("created_at", "when it was published"),
            moment("state_changed_at", "")),
    VERSIONS(
            3,
            true,
            text("proposal_id", ""),
            whole("version", "supports are for one"),
            whole("correction", "how often it was corrected; the greatest is the text of the version"),
            text("title", ""),
            text("ask", ""),
            text("problem", ""),
            text("category", ""),
            text("locality", ""),
            text("bodies", "slugs, between semicolons"),
            text("language", "BCP 47"),
            text("digest", "SHA-256, hexadecimal, as the log has it"),
            moment("created_at", "")),
    STATES(
            1,
            true,
            text("id", "decimal; larger is later"),
            text("proposal_id", ""),
            text("kind", "what happened"),
            text("from", "before"),
            text("to", "after"),
            text("body", "slug of the body whose track moved"),
            text("reason", "code"),
            moment("created_at", "")),
    RESPONSES(
            2,
            true,
            text("id", "decimal"),
            whole("version", "from 1; the greatest is what it says now"),
            text("proposal_id", ""),
            text("body", "slug"),
            text("type", "acknowledgement, position, commitment, question, not-ours or comment"),
            text("position", "the state that it names"),
            text("text", "plain, without handles of accounts"),
            text("language", "BCP 47"),
            new DataField("due", "date", "of a commitment: by which day"),
            text("measure", "of a commitment: what will be there then"),
            text("via", "reply, form, mail or desk"),
            moment("created_at", "of this version"),
            moment("removed_at", "when its post was removed; what it said stays")),
    COLUMNS(
            2,
            false,
            text("proposal_id", ""),
            whole("version", "of the text that was supported"),
            whole("verified_local", "empty where it is held back"),
            whole("members", "empty where it is held back"),
            whole("known", "empty where it is held back"),
            whole("network", "empty where it is held back"),
            whole("in_person", "empty where it is held back"),
            whole("total", "of all columns"),
            new DataField("held_back", "boolean", "whether a column is, as it or another is small"));

    private final int keys;
    private final boolean incremental;
    private final List<DataField> fields;

    DataFile(int keys, boolean incremental, DataField... fields) {
        this.keys = keys;
        this.incremental = incremental;
        this.fields = List.of(fields);
    }

    @Override
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public List<DataField> fields() {
        return fields;
    }

    /** The fields that name a row, first of all. */
    public List<String> keys() {
        return fields.subList(0, keys).stream().map(DataField::name).toList();
    }

    /** Whether it can be asked what changed since a moment. */
    public boolean isIncremental() {
        return incremental;
    }

    public static Optional<DataFile> of(String word) {
        return Worded.find(DataFile.class, word);
    }
}
