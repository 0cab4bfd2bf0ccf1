package folkmoot.demo;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import folkmoot.platform.json.JsonLines;
import java.util.List;
import java.util.Map;

/** Something that happened in the weeks before the story; proposals go by their ids in {@code civic/proposals.jsonl}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "act")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Act.Propose.class, name = "propose"),
    @JsonSubTypes.Type(value = Act.Post.class, name = "post"),
    @JsonSubTypes.Type(value = Act.Talk.class, name = "talk"),
    @JsonSubTypes.Type(value = Act.Answer.class, name = "answer"),
    @JsonSubTypes.Type(value = Act.Confirm.class, name = "confirm"),
    @JsonSubTypes.Type(value = Act.Merge.class, name = "merge"),
    @JsonSubTypes.Type(value = Act.Move.class, name = "move"),
    @JsonSubTypes.Type(value = Act.Withdraw.class, name = "withdraw"),
    @JsonSubTypes.Type(value = Act.Report.class, name = "report"),
    @JsonSubTypes.Type(value = Act.Matter.class, name = "matter")
})
sealed interface Act {

    /** The day of it, counted from 1. */
    int day();

    /** @param supports how many people back it in the end */
    record Propose(int day, String proposal, String community, String by, int supports) implements Act {}

    /** A post to a community, with a picture. */
    record Post(int day, String home, String by, String community, String text, Drawing picture, String alt)
            implements Act {}

    /** A reply below a proposal, from its own instance. */
    record Talk(int day, String proposal, String by, String text, String language) implements Act {}

    /** A body's reply, with the hashtag that says where it stands. */
    record Answer(int day, String proposal, String by, String text) implements Act {}

    /** Its author says whether what was claimed done is done. */
    record Confirm(int day, String proposal, boolean agrees) implements Act {}

    /** Both authors agree that it goes into another. */
    record Merge(int day, String proposal, String into) implements Act {}

    /** A moderator moves it. */
    record Move(int day, String proposal, String to, String reason, String note) implements Act {}

    /** Its author takes it back. */
    record Withdraw(int day, String proposal) implements Act {}

    /** Somebody tells the moderators of their instance about somebody else there. */
    record Report(int day, String home, String by, String about, String text) implements Act {}

    /**
     * Somebody puts something on the noticeboard, and others answer it.
     *
     * @param fields of its kind
     * @param in how many days after the story an event begins, or a decision or a round of opinions ends
     * @param at at what time of day
     * @param asked who answers it; the author says yes to as many as it is for
     * @param marks how people found a place
     * @param ballots how people decide
     * @param said what people say of the statements of a round, in their order
     */
    record Matter(
            int day,
            String by,
            String community,
            String kind,
            String language,
            Map<String, String> fields,
            int in,
            String at,
            List<Asked> asked,
            List<Marked> marks,
            List<Ballot> ballots,
            List<Said> said)
            implements Act {

        /** @param yes whether the author agrees */
        record Asked(String by, String name, String note, boolean yes) {}

        record Marked(String by, Map<String, Integer> values) {}

        /** @param answers by the number of the variant */
        record Ballot(String by, Map<String, String> answers, String experience) {}

        record Said(String by, List<String> answers) {}
    }

    static List<Act> all() {
        return JsonLines.read("demo/history.jsonl", Act.class);
    }
}
