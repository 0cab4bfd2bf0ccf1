package folkmoot.door.web;

import folkmoot.civic.community.SupportColumn;
import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.ProposalState;
import folkmoot.civic.proposal.Tally;
import folkmoot.civic.proposal.TrackState;
import folkmoot.civic.proposal.Words;
import folkmoot.door.web.ui.Step;
import folkmoot.platform.text.Direction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A proposal, as pages show it. */
public record ProposalView(
        Proposal proposal,
        Tally tally,
        List<TrackView> tracks,
        String community,
        String url,
        AuthorView author,
        Messages text) {

    /** One of the four columns. */
    public record Column(String name, int count, int number) {}

    public String title() {
        return proposal.title();
    }

    public String direction() {
        return Direction.of(proposal.content().language());
    }

    public String language() {
        return proposal.content().language();
    }

    /** What stands under the title in lists. */
    public String summary() {
        return asksMore() ? proposal.content().ask() : proposal.content().problem();
    }

    /** Whether the ask says more than the title. */
    public boolean asksMore() {
        var ask = proposal.content().ask();
        return !ask.isEmpty() && !ask.equals(proposal.title());
    }

    /** Gathering still, but its bodies have it already. */
    private boolean isSent() {
        return proposal.state() == ProposalState.GATHERING && hasBodies();
    }

    private boolean hasBodies() {
        return tracks.stream().anyMatch(TrackView::asked);
    }

    public String state() {
        var words = Words.in(text.language());
        if (isSent()) {
            return text.get("step.sent");
        }
        return proposal.state() == ProposalState.ANSWERED && proposal.answer().isPresent()
                ? words.state(proposal.state()) + ": " + answer(words)
                : words.state(proposal.state());
    }

    private String answer(Words words) {
        return TrackState.of(proposal.answer().orElse(""))
                .map(words::track)
                .orElse(proposal.answer().orElse(""));
    }

    public String tone() {
        if (isSent()) {
            return "active";
        }
        return switch (proposal.state()) {
            case CONFIRMED, DONE -> "good";
            case ACKNOWLEDGED, UNDER_REVIEW, ANSWERED, IN_PROGRESS -> "active";
            case DISPUTED, RETURNED, CLOSED_UNSUPPORTED -> "bad";
            case CHECKING -> "warn";
            case GATHERING, ARCHIVED, MERGED_INTO, WITHDRAWN, HIDDEN, REMOVED, OTHER -> "";
        };
    }

    public boolean overdue() {
        return tracks.stream().anyMatch(TrackView::overdue);
    }

    /** What counts towards the threshold: supports of the present text. */
    public int counted() {
        return proposal.threshold().counted(tally.present());
    }

    public int needed() {
        return proposal.threshold().count();
    }

    public boolean reached() {
        return proposal.times().thresholdReached().isPresent() || counted() >= needed();
    }

    /** The same in words. */
    public String counted(Messages words) {
        return reached() ? words.get("supports.reached") : words.get("supports.of", counted(), needed());
    }

    /** How much of the threshold bar is full, in hundredths. */
    public String filled() {
        return Integer.toString((int) Math.min(100, Math.round(100.0 * counted() / needed())));
    }

    /** That of paper only where there is any. */
    public List<Column> columns() {
        return Arrays.stream(SupportColumn.values())
                .filter(column -> column != SupportColumn.IN_PERSON || tally.count(column) > 0)
                .map(column -> new Column(
                        text.get("supports.column." + column.word()), tally.count(column), column.ordinal() + 1))
                .toList();
    }

    public List<Step> steps() {
        var words = Words.in(text.language());
        var way = List.of(
                ProposalState.GATHERING,
                ProposalState.ACKNOWLEDGED,
                ProposalState.UNDER_REVIEW,
                ProposalState.ANSWERED,
                ProposalState.IN_PROGRESS,
                ProposalState.DONE,
                ProposalState.CONFIRMED);
        int here = way.indexOf(proposal.state() == ProposalState.DISPUTED ? ProposalState.DONE : proposal.state());
        boolean sent = hasBodies();
        var steps = new ArrayList<Step>();
        for (int i = 0; i < way.size(); i++) {
            boolean current = i == here && !(i == 0 && sent);
            steps.add(new Step(words.state(way.get(i)), i < here || i == 0 && sent ? "past" : current ? "here" : ""));
            if (i == 0) {
                steps.add(new Step(text.get("step.sent"), here > 0 ? "past" : sent ? "here" : ""));
            }
        }
        return steps;
    }

    /** Off the way, there are no steps to show. */
    public boolean onTheWay() {
        return proposal.state().isOnTheWay() || proposal.state() == ProposalState.CONFIRMED;
    }
}
