package folkmoot.door.web;

import folkmoot.civic.community.Community;
import folkmoot.civic.proposal.NewProposal;
import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.Spot;
import folkmoot.door.web.CommunityPages.Choice;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.problem.Invalid;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields of a proposal on a form: what was typed, what can be chosen, what is wrong with it. */
final class ProposalFields {

    private final CivicSources from;

    ProposalFields(CivicSources from) {
        this.from = from;
    }

    /** What somebody typed. */
    static NewProposal typed(Request request, Community community) {
        return new NewProposal(
                request.parameter("title").orElse(""),
                request.parameter("ask").orElse(""),
                request.parameter("problem").orElse(""),
                new Proposal.Place(
                        LandingPages.chosen(request, "category"),
                        LandingPages.chosen(request, "locality"),
                        LandingPages.chosen(request, "life_event"),
                        Spot.typed(
                                request.parameter("place_name"),
                                request.parameter("latitude"),
                                request.parameter("longitude"))),
                request.parameters("bodies"),
                LandingPages.chosen(request, "language").orElse(community.language()),
                LandingPages.chosen(request, "different_because"));
    }

    /** What is wrong, by field, in the reader's language; under no name what is wrong with all of it. */
    static Map<String, String> errors(Messages text, Invalid invalid) {
        var errors = new LinkedHashMap<>(FaultWords.of(text, invalid));
        if (errors.isEmpty()) {
            errors.put("", invalid.getMessage());
        }
        return errors;
    }

    /** What is in the way of publishing, by field, in the reader's language. */
    static Map<String, String> wrong(Messages text, NewProposal draft) {
        try {
            draft.requireValid(true);
            return Map.of();
        } catch (Invalid invalid) {
            return errors(text, invalid);
        }
    }

    /** The same with what is wrong with its pictures. */
    static Map<String, String> wrong(Messages text, NewProposal draft, PictureFields.Taken taken) {
        var errors = new LinkedHashMap<>(wrong(text, draft));
        errors.putAll(taken.errors());
        return errors;
    }

    /** The draft, and what can be chosen instead of what it has. */
    void add(Transaction tx, Messages text, Community community, NewProposal draft, Map<String, Object> values) {
        values.put("draft", draft);
        var categories = new LinkedHashMap<String, String>();
        from.communities()
                .categories(tx, community.id())
                .forEach(one -> categories.put(one.slug(), one.name(text.language())));
        var localities = new LinkedHashMap<String, String>();
        var today = LocalDate.ofInstant(from.proposals().civic().clock().instant(), ZoneOffset.UTC);
        from.communities().localities(tx, community.id()).stream()
                .filter(one -> one.isValidOn(today) || draft.place().locality().equals(Optional.of(one.code())))
                .forEach(one -> localities.put(one.code(), one.name()));
        values.put("categories", choices(categories, draft.place().category()));
        values.put("localities", choices(localities, draft.place().locality()));
        values.put(
                "bodies",
                from.bodies().list(tx, community.id()).stream()
                        .map(body -> new Choice(
                                body.slug(), body.name(), draft.bodies().contains(body.slug())))
                        .toList());
        values.put("languages", choices(Messages.LANGUAGES, Optional.of(draft.language())));
    }

    static List<Choice> choices(Map<String, String> all, Optional<String> chosen) {
        return all.entrySet().stream()
                .map(one -> new Choice(
                        one.getKey(),
                        one.getValue(),
                        chosen.filter(one.getKey()::equals).isPresent()))
                .toList();
    }
}
