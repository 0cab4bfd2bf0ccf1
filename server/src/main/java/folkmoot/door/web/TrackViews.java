package folkmoot.door.web;

import folkmoot.civic.body.Body;
import folkmoot.civic.community.Community;
import folkmoot.civic.proposal.Pauses;
import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.Track;
import folkmoot.civic.proposal.TrackState;
import folkmoot.civic.proposal.Words;
import folkmoot.platform.database.Transaction;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the way of a proposal through a body is shown: where it stands there, and what its clock says. */
record TrackViews(Views.Sources from, Views views) {

    TrackView view(
            Transaction tx,
            Messages text,
            Proposal proposal,
            Optional<Community> community,
            Track track,
            List<Pauses.Pause> pauses) {
        var today = from.days().day(from.clock().instant());
        var body = track.body()
                .flatMap(id -> from.bodies().list(tx, List.of(id)).stream().findFirst());
        boolean overdue = track.isOverdue(today) && proposal.state().isOnTheWay();
        return new TrackView(
                track.bodyName(),
                body.flatMap(found -> community.map(here -> "/c/" + here.name() + "/bodies/" + found.slug())),
                Words.in(text.language()).track(track.state()),
                overdue ? "warn" : tone(track.state()),
                clock(text, track, body, today, pauses),
                overdue,
                track.clock().asked().isPresent(),
                track.response()
                        .flatMap(id -> from.statuses().find(tx, id))
                        .map(status -> views.posts(
                                        tx, text, List.of(status), Map.of(), Optional.of(proposal.community()))
                                .getFirst()));
    }

    static String tone(TrackState state) {
        return switch (state) {
            case ACCEPTED, ACCEPTED_IN_PART, PLANNED, DONE, ALREADY_DONE -> "good";
            case ACKNOWLEDGED, UNDER_REVIEW, IN_PROGRESS -> "active";
            case DECLINED -> "bad";
            case ASKED -> "warn";
            case NOT_ASKED, NOT_OURS -> "";
        };
    }

    private List<String> clock(
            Messages text, Track track, Optional<Body> body, LocalDate today, List<Pauses.Pause> pauses) {
        var lines = new ArrayList<String>();
        var clock = track.clock();
        if (track.telling().sent().isPresent()
                && clock.asked().isEmpty()
                && track.telling().problem().isEmpty()) {
            lines.add(text.get("track.untold"));
        }
        track.telling()
                .problem()
                .ifPresent(problem ->
                        lines.add(text.get((clock.asked().isEmpty() ? "track.untold." : "track.lost.") + problem)));
        clock.acknowledged().ifPresent(when -> lines.add(text.get("track.acknowledged", views.date(text, when))));
        clock.answered().ifPresent(when -> lines.add(text.get("track.answered", views.date(text, when))));
        body.filter(Body::isUnreachable)
                .filter(_ -> clock.answered().isEmpty())
                .flatMap(unreachable -> views.reach(text, unreachable))
                .ifPresent(lines::add);
        if (clock.asked().isPresent() && clock.answered().isEmpty()) {
            lines.add(text.get("track.waiting", waited(track, body, today, pauses)));
            clock.acknowledgeDue()
                    .filter(_ -> clock.acknowledged().isEmpty())
                    .ifPresent(due -> lines.add(
                            text.get(today.isAfter(due) ? "track.overdue" : "track.due.ack", views.date(text, due))));
            clock.answerDue()
                    .ifPresent(due -> lines.add(text.get(
                            today.isAfter(due) ? "track.overdue" : "track.due.answer", views.date(text, due))));
        }
        return lines;
    }

    /** Working days, without those on which it waited for the author. */
    private int waited(Track track, Optional<Body> body, LocalDate today, List<Pauses.Pause> pauses) {
        var days = from.days().of(body);
        int still = pauses.stream()
                .filter(pause -> track.body().equals(Optional.of(pause.body())))
                .mapToInt(pause -> Pauses.stoodStill(
                        days,
                        days.day(pause.since()),
                        pause.ended().map(days::day).orElse(today)))
                .sum();
        return Math.max(0, days.between(days.day(track.clock().asked().orElseThrow()), today) - still);
    }
}
