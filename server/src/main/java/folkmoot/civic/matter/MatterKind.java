package folkmoot.civic.matter;

import java.util.List;

/**
 * A kind of matter: its record's table, form, rules and shape on the wire. Whoever adds one writes these and enters it in {@link Kinds}.
 *
 * @param word in addresses, on the wire and in the database: {@code [a-z-]}
 * @param words folder of resources with a file for each language: {@code word.name}, {@code word.plural}, {@code word.hashtags} and
 *     {@code word.field.…} for each field
 * @param <B> its record
 */
public record MatterKind<B>(
        String word, String words, MatterTable<B> table, MatterForm<B> form, MatterRules<B> rules, MatterWire<B> wire) {

    /** Every field of its form: those that all kinds share, and its own. */
    public List<MatterField> fields() {
        return MatterEntry.fields(this);
    }
}
