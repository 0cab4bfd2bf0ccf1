package folkmoot.door.web;

import folkmoot.civic.body.Body;
import folkmoot.civic.proposal.Hops;
import folkmoot.civic.proposal.Pauses;
import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.Words;
import folkmoot.civic.response.Delegations.Delegation;
import folkmoot.civic.response.Milestones.Milestone;
import folkmoot.civic.response.OfficialResponse;
import folkmoot.civic.response.ResponseVersion;
import folkmoot.civic.response.Via;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.BodyId;
import folkmoot.platform.id.ResponseId;
import folkmoot.platform.text.Direction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes what the page of a proposal shows of answers: version by version, who at which recognition, what was promised, who passed it on. */
record AnswerViews(CivicSources from, Views views) {

    /** What there is about one proposal. */
    private record Known(
            Messages text,
            Proposal proposal,
            Map<BodyId, Body> bodies,
            Map<ResponseId, Milestone> milestones,
            Map<ResponseId, OfficialResponse> responses,
            Optional<AccountId> viewer) {

        String body(BodyId id) {
            return Optional.ofNullable(bodies.get(id))
                    .map(body -> body.name(text.language()))
                    .orElse("");
        }
    }

    /** Answers without comments, newest first. */
    List<AnswerView> all(
            Transaction tx,
            Messages text,
            Proposal proposal,
            List<OfficialResponse> responses,
            Optional<AccountId> viewer) {
        var answers = responses.stream().filter(OfficialResponse::isAnswer).toList();
        var delegations = delegations(tx, answers);
        var ids = Stream.concat(
                        answers.stream().flatMap(answer -> answer.body().stream()),
                        delegations.values().stream().map(Delegation::office))
                .collect(Collectors.toSet());
        var known = new Known(
                text,
                proposal,
                from.bodies().list(tx, ids).stream().collect(Collectors.toMap(Body::id, Function.identity())),
                from.answers().milestones().list(tx, proposal.id()).stream()
                        .collect(Collectors.toMap(Milestone::response, Function.identity())),
                responses.stream().collect(Collectors.toMap(OfficialResponse::id, Function.identity())),
                viewer);
        return answers.stream()
                .map(answer -> view(tx, known, answer, Optional.ofNullable(delegations.get(answer.id()))))
                .toList();
    }

    private Map<ResponseId, Delegation> delegations(Transaction tx, List<OfficialResponse> answers) {
        var found = new LinkedHashMap<ResponseId, Delegation>();
        for (var answer : answers) {
            answer.delegation()
                    .flatMap(id -> from.answers().delegations().find(tx, id))
                    .ifPresent(delegation -> found.put(answer.id(), delegation));
        }
        return found;
    }

    private AnswerView view(Transaction tx, Known known, OfficialResponse answer, Optional<Delegation> delegation) {
        var text = known.text();
        var latest = answer.latest();
        var position = answer.position();
        var by = views.author(
                tx,
                text,
                from.accounts().require(tx, answer.account()),
                Optional.of(known.proposal().community()));
        var milestone = Optional.ofNullable(known.milestones().get(answer.id()));
        var earlier = answer.versions().subList(0, answer.versions().size() - 1).reversed();
        return new AnswerView(
                "answer-" + answer.id(),
                answer.body().map(known::body).orElse(""),
                text.get("response.type." + latest.says().type().word()),
                position.map(Words.in(text.language())::track).orElse(""),
                position.map(TrackViews::tone).orElse(""),
                by,
                how(known, answer, by, delegation),
                facts(known, latest, milestone),
                words(text, latest),
                answer.removed()
                        .map(when -> text.get("answers.removed", by.name(), views.moment(text, when)))
                        .orElse(""),
                answer.status()
                        .filter(_ -> answer.removed().isEmpty())
                        .map(id -> by.url() + "/" + id)
                        .orElse(""),
                milestone
                        .filter(late -> late.late().isPresent() && late.works().isEmpty())
                        .filter(_ -> known.viewer()
                                .equals(Optional.of(known.proposal().author())))
                        .map(_ -> answer.id().toString())
                        .orElse(""),
                answer.group().map(id -> "/answers/" + id).orElse(""),
                earlier.stream().map(version -> words(text, version)).toList());
    }

    private AnswerView.Words words(Messages text, ResponseVersion version) {
        return new AnswerView.Words(
                version.content(),
                version.language(),
                version.language().isEmpty() ? "auto" : Direction.of(version.language()),
                version.createdAt().toString(),
                views.moment(text, version.createdAt()));
    }

    private List<String> how(Known known, OfficialResponse answer, AuthorView by, Optional<Delegation> delegation) {
        var text = known.text();
        var lines = new ArrayList<String>();
        if (answer.via() == Via.MAIL) {
            lines.add(text.get("answers.by-mail"));
        } else {
            lines.add(text.get("answers.level", answer.latest().level()));
        }
        delegation.ifPresent(mandate -> lines.add(text.get(
                mandate.byBody() ? "answers.delegated.body" : "answers.delegated.community",
                known.body(mandate.office()),
                known.body(mandate.body()),
                views.date(text, mandate.since()))));
        answer.latest()
                .says()
                .joint()
                .map(known.responses()::get)
                .flatMap(OfficialResponse::body)
                .map(known::body)
                .ifPresent(other -> lines.add(text.get("answers.joint", other)));
        return lines;
    }

    private List<String> facts(Known known, ResponseVersion latest, Optional<Milestone> milestone) {
        var text = known.text();
        var lines = new ArrayList<String>();
        latest.says().names().ifPresent(slug -> lines.add(text.get("answers.names", slug)));
        latest.says().reason().ifPresent(reason -> lines.add(text.get("answers.reason", reason)));
        milestone.ifPresent(promised -> {
            lines.add(text.get("answers.due", views.date(text, promised.due()), promised.measure()));
            promised.late()
                    .filter(_ -> promised.kept().isEmpty())
                    .ifPresent(_ -> lines.add(text.get("answers.late", views.date(text, promised.due()))));
            promised.works().ifPresent(works -> lines.add(text.get(works ? "answers.works" : "answers.fails")));
        });
        return lines;
    }

    /** Beside the clock of each body, by its name: whether it waits for the author, and who passed the proposal on to it. */
    Map<String, List<String>> notes(Transaction tx, Messages text, Proposal proposal) {
        var hops = from.answers().hops().list(tx, proposal.id());
        var pauses = from.answers().pauses().list(tx, proposal.id());
        var ids = Stream.of(
                        hops.stream().map(Hops.Hop::to),
                        hops.stream().flatMap(hop -> hop.from().stream()),
                        pauses.stream().map(Pauses.Pause::body))
                .flatMap(Function.identity())
                .collect(Collectors.toSet());
        var bodies = from.bodies().list(tx, ids).stream().collect(Collectors.toMap(Body::id, Function.identity()));
        var notes = new LinkedHashMap<String, List<String>>();
        for (var hop : hops) {
            var line = hop.from()
                    .map(bodies::get)
                    .map(body ->
                            text.get("answers.passed", body.name(text.language()), views.date(text, hop.createdAt())))
                    .orElseGet(() -> text.get("answers.passed.moderator", views.date(text, hop.createdAt())));
            if (!hop.waits()) {
                notes.computeIfAbsent(bodies.get(hop.to()).name(), _ -> new ArrayList<>())
                        .add(line);
            }
        }
        for (var pause : pauses) {
            if (pause.ended().isEmpty()) {
                notes.computeIfAbsent(bodies.get(pause.body()).name(), _ -> new ArrayList<>())
                        .add(text.get("answers.waits", views.date(text, pause.until())));
            }
        }
        return notes;
    }

    /** Bodies of the register that it does not address: from which a moderator may choose. */
    List<CommunityPages.Choice> others(Transaction tx, Messages text, Proposal proposal) {
        var addressed = from.proposals().tracks(tx, proposal.id()).stream()
                .flatMap(track -> track.body().stream())
                .collect(Collectors.toSet());
        return from.bodies().list(tx, proposal.community()).stream()
                .filter(body -> !addressed.contains(body.id()))
                .map(body -> new CommunityPages.Choice(body.slug(), body.name(text.language()), false))
                .toList();
    }
}
