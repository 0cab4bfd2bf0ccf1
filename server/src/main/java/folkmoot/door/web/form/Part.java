package folkmoot.door.web.form;

import folkmoot.door.web.Messages;
import folkmoot.door.web.Paged;
import folkmoot.door.web.ui.Step;
import java.util.List;
import java.util.Optional;

/** What stands on a page, one below the other. */
public sealed interface Part {

    /** What is below has a name. */
    record Heading(String text) implements Part {}

    /** A paragraph. */
    record Words(String text) implements Part {}

    /** Something to know before one goes on. @param tone {@code good}, {@code warn} or nothing */
    record Note(String tone, String text) implements Part {}

    /** What somebody wrote. */
    record Quote(String text) implements Part {}

    /** Text that is ready as clean HTML. */
    record Prose(String html) implements Part {}

    /** Something to fill in. */
    record Filled(Form form) implements Part {}

    /** Buttons side by side. */
    record Acts(List<Form> forms) implements Part {}

    /** A list of things, each with what can be done about it. @param none what stands there where there are none */
    record Items(List<Item> items, String none) implements Part {}

    /** Names and values. */
    record Facts(List<Fact> facts) implements Part {}

    /** Counts that lead somewhere. */
    record Counts(List<Count> counts) implements Part {}

    /** What is copied or printed, a line each. */
    record Codes(List<String> lines) implements Part {}

    /** A drawing of ours. @param svg safe as it is; @param says what it shows */
    record Drawing(String svg, String says) implements Part {}

    /** Figures and the like. @param rows the first cell of each says what it is about */
    record Table(String caption, List<String> heads, List<List<String>> rows) implements Part {}

    /** A drawing of how something went, over the table that says the same. @param svg safe as it is */
    record Plot(String svg, Table table) implements Part {}

    /**
     * A form that a device answers (WebAuthn), by a script.
     *
     * @param how {@code create} or {@code get}
     * @param options what it is asked, as JSON
     * @param failed said where the device does not answer
     * @param needs said where there is no script
     */
    record Device(Form form, String how, String options, String failed, String needs) implements Part {}

    /** A way of several steps, with where one is. */
    record Way(String label, List<Step> steps) implements Part {}

    /** Where one can go. */
    record Links(List<Link> links) implements Part {}

    /** Looks for something among what is below. @param field its name in the address */
    record Look(String action, String field, String label, String value, String button) implements Part {}

    /** The pages beside this one. */
    record Pager(Optional<Link> newer, Optional<Link> older) implements Part {

        public static Pager of(Messages text, Paged<?> paged) {
            return new Pager(link(paged.previous(), text.get("previous")), link(paged.next(), text.get("next")));
        }

        private static Optional<Link> link(String address, String words) {
            return address.isEmpty() ? Optional.empty() : Optional.of(new Link(address, words));
        }
    }

    record Fact(String name, String value) {}

    record Link(String url, String text) {}

    /** @param tone {@code warn} where somebody has to do something */
    record Count(String url, String text, int number, String tone) {}

    /**
     * One of a list.
     *
     * @param url where more is; empty for nowhere
     * @param pills what it is, in a word or two
     * @param lines what else is to say
     * @param quote what somebody wrote; may be empty
     */
    record Item(
            String title,
            String url,
            List<String> pills,
            List<String> lines,
            String quote,
            List<Link> links,
            List<Form> acts) {

        public static Item of(String title, List<String> lines, Form... acts) {
            return new Item(title, "", List.of(), lines, "", List.of(), List.of(acts));
        }
    }
}
