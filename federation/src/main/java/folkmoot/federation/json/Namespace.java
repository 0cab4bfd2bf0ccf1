package folkmoot.federation.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** Our own vocabulary, prefix {@code fm}: what each term means, for people, and as a JSON-LD context. */
public final class Namespace {

    private static final String DATE = "xsd:dateTime";
    private static final String WHOLE = "xsd:nonNegativeInteger";
    private static final String ID = "@id";

    /** All terms that we write, in the order in which they are explained. */
    public static final List<Term> TERMS = List.of(
            kind("Proposal", "What the author of a post proposes; stands in the post as its proposal"),
            kind("Track", "What one public body does about a proposal"),
            kind("Event", "Something that happened to a proposal"),
            kind("Response", "What a body answered, in all its versions"),
            kind("SupportCount", "How many support a proposal, as its community counted"),
            kind(
                    "Matter",
                    "What a post of a kind says besides its text: an offer, a need, an event, a place; stands in the"
                            + " post"),
            kind("AttestationCredential", "A verifiable credential in which an attester says a claim of an account"),
            kind("AttestationStatus", "Whether a credential holds now"),
            link("attestation", "the credential that says what a line of a profile says"),
            text("claim", "what is attested, a word of a community's list"),
            text("names", "how people read a claim, by language; the body that is responsible instead"),
            text("holds", "whether a credential holds, at the time of the proof"),
            link("matter", "the block of a post of a kind"),
            new Term("details", false, "what is said of a Matter, names and values", Optional.empty()),
            link("proposal", "the block of a post that makes it a proposal"),
            text("problem", "what is wrong, plain text"),
            text("ask", "what should be done, plain text"),
            text("category", "a word of the community's public list"),
            text("locality", "a code of the community's public list"),
            text("lifeEvent", "a word of the list of life events"),
            text("language", "language of the proposal, BCP 47"),
            text(
                    "state",
                    "where it stands: gathering, acknowledged, under-review, answered, in-progress, done, confirmed,"
                            + " disputed, archived; anything else means other"),
            text("answer", "the kind of answer, once there is one"),
            link("record", "the community's record of a proposal"),
            link("about", "the post that a record is about"),
            link("responsibleBody", "an actor that a proposal is addressed to"),
            link("supportCount", "a SupportCount"),
            number("total", "all live supports"),
            number("eligible", "those that the community's threshold rule counts"),
            number("verifiedLocal", "of people known to live there"),
            number("membersHere", "of members of the community's instance"),
            number("knownInstances", "of people on instances known for a while"),
            number("widerNetwork", "of everybody else"),
            number("inPerson", "signed on paper, or said by a member for somebody without an account"),
            number("forEarlierText", "of all, those for a text before the present one"),
            number("logSize", "entries of the community's log that it is counted from"),
            new Term("asOf", false, "when it was counted", Optional.of(DATE)),
            text("method", "how it was counted; likes-v1: one for each actor, given by a Like of the post"),
            number("threshold", "how many eligible supports send it to its bodies"),
            new Term("tracks", false, "the Track of each addressed body", Optional.empty()),
            link("actor", "the actor of the body of a track"),
            new Term("sent", false, "when the proposal was sent to the body", Optional.of(DATE)),
            new Term("asked", false, "when the body was asked", Optional.of(DATE)),
            new Term("acknowledged", false, "when it said that it had seen the proposal", Optional.of(DATE)),
            new Term("answered", false, "when it answered", Optional.of(DATE)),
            text(
                    "acknowledgeBy",
                    "by which day it should say so, such as 2026-12-04, in working days where the community is"),
            text("answerBy", "by which day it should answer"),
            link("response", "its answer, a post of its own"),
            link("officialResponse", "the latest official response"),
            link("stateHistory", "the events of a proposal, an OrderedCollection"),
            link("responses", "what the bodies answered, an OrderedCollection of Response"),
            link("body", "the actor of the body that answered"),
            text("via", "how it came: reply, form, mail, desk"),
            new Term("versions", false, "what a Response said, the first first", Optional.empty()),
            number("version", "which version, from 1"),
            text("position", "the state of the track that it names"),
            new Term("due", false, "by which day something will be there", Optional.of("xsd:date")),
            text("measure", "what will be there then"),
            text("joint", "the Response of another body that it joins"),
            text("digest", "as in the log, hexadecimal SHA-256"),
            text("kind", "what happened, or what kind of answer it is, a word"),
            text("from", "the state before"),
            text("to", "the state after"),
            text("reason", "the code or words of the reason"));

    private Namespace() {}

    /**
     * One term.
     *
     * @param name without prefix
     * @param isClass a type; else a property
     * @param meaning one sentence
     * @param type of the values of a property: {@code @id} for links, an XSD type, or none
     */
    public record Term(String name, boolean isClass, String meaning, Optional<String> type) {}

    private static Term kind(String name, String meaning) {
        return new Term(name, true, meaning, Optional.empty());
    }

    private static Term link(String name, String meaning) {
        return new Term(name, false, meaning, Optional.of(ID));
    }

    private static Term text(String name, String meaning) {
        return new Term(name, false, meaning, Optional.empty());
    }

    private static Term number(String name, String meaning) {
        return new Term(name, false, meaning, Optional.of(WHOLE));
    }

    /** The context that defines all terms, with their prefix so that they clash with nothing. */
    public static ObjectNode context() {
        var document = Json.object();
        var context = document.putObject("@context");
        context.put("fm", Contexts.FOLKMOOT);
        context.put("xsd", "http://www.w3.org/2001/XMLSchema#");
        for (var term : TERMS) {
            var name = "fm:" + term.name();
            if (term.type().isPresent()) {
                context.putObject(name)
                        .put("@id", Contexts.FOLKMOOT + term.name())
                        .put("@type", term.type().get());
            } else {
                context.put(name, Contexts.FOLKMOOT + term.name());
            }
        }
        return document;
    }
}
