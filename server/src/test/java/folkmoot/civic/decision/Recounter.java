package folkmoot.civic.decision;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Counts published ballots again, as somebody would who has never seen the code of the server, from what docs/civic/decisions.md says and what the
 * API publishes alone: nothing of the package it checks is used.
 */
final class Recounter {

    private final String method;
    private final List<int[]> ballots = new ArrayList<>();
    private final TreeSet<String> receipts = new TreeSet<>();
    private final Set<Integer> standing = new TreeSet<>();

    /** @param decision as the API shows it; @param published its ballots */
    Recounter(JsonNode decision, JsonNode published) {
        method = decision.get("method").asText();
        decision.get("variants").forEach(variant -> {
            if (!variant.get("withdrawn").asBoolean()) {
                standing.add(variant.get("number").asInt());
            }
        });
        published.forEach(ballot -> {
            var answers = new int[ballot.get("answers").size() + 1];
            for (int i = 1; i < answers.length; i++) {
                answers[i] = ballot.get("answers").get(i - 1).asInt();
            }
            ballots.add(answers);
            receipts.add(ballot.get("receipt").asText());
        });
    }

    /** Variants by their number, the first first. */
    List<Integer> order() {
        return switch (method) {
            case "choice", "approval", "score" -> best(Map.of());
            case "consent" -> consent();
            case "schulze" -> schulze();
            case "runoff" -> runoff();
            default -> throw new IllegalArgumentException(method);
        };
    }

    private BigInteger lot(int variant) {
        try {
            var text = String.join("\n", receipts) + "\n" + variant;
            return new BigInteger(1, MessageDigest.getInstance("SHA-256").digest(text.getBytes("UTF-8")));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Integer> best(Map<Integer, Integer> worse) {
        var sums = new HashMap<Integer, Integer>();
        for (int variant : standing) {
            int sum = 0;
            for (var ballot : ballots) {
                sum += Math.max(0, ballot[variant]);
            }
            sums.put(variant, sum);
        }
        var order = new ArrayList<>(standing);
        order.sort(Comparator.<Integer>comparingInt(variant -> worse.getOrDefault(variant, 0))
                .thenComparing(variant -> -sums.get(variant))
                .thenComparing(this::lot));
        return order;
    }

    private List<Integer> consent() {
        var objections = new HashMap<Integer, Integer>();
        for (int variant : standing) {
            for (var ballot : ballots) {
                objections.merge(variant, ballot[variant] == -1 ? 1 : 0, Integer::sum);
            }
        }
        return best(objections);
    }

    private int ahead(int one, int other) {
        int ahead = 0;
        for (var ballot : ballots) {
            if (ballot[one] > 0 && (ballot[other] == 0 || ballot[one] < ballot[other])) {
                ahead++;
            }
        }
        return ahead;
    }

    /** The strongest way from one to another, looked for one after the other by strength: slow and plain. */
    private int way(int from, int to) {
        for (int strength = ballots.size(); strength > 0; strength--) {
            var reached = new HashSet<Integer>(Set.of(from));
            boolean more = true;
            while (more) {
                more = false;
                for (int one : List.copyOf(reached)) {
                    for (int other : all()) {
                        if (ahead(one, other) > ahead(other, one) && ahead(one, other) >= strength) {
                            more |= reached.add(other);
                        }
                    }
                }
            }
            if (reached.contains(to)) {
                return strength;
            }
        }
        return 0;
    }

    private Set<Integer> all() {
        return standing;
    }

    private List<Integer> schulze() {
        var order = new ArrayList<Integer>();
        var rest = new TreeSet<>(standing);
        while (!rest.isEmpty()) {
            int next = rest.stream()
                    .filter(one ->
                            rest.stream().allMatch(other -> one.equals(other) || way(one, other) >= way(other, one)))
                    .min(Comparator.comparing(this::lot))
                    .orElseThrow();
            order.add(next);
            rest.remove(next);
        }
        return order;
    }

    private List<Integer> runoff() {
        var order = new ArrayList<Integer>();
        var rest = new TreeSet<>(standing);
        while (!rest.isEmpty()) {
            var held = new HashMap<Integer, Integer>();
            for (var ballot : ballots) {
                int first = 0;
                for (int variant : rest) {
                    if (ballot[variant] > 0 && (first == 0 || ballot[variant] < ballot[first])) {
                        first = variant;
                    }
                }
                held.merge(first, 1, Integer::sum);
            }
            int goes = rest.stream()
                    .min(Comparator.<Integer>comparingInt(variant -> held.getOrDefault(variant, 0))
                            .thenComparing(Comparator.comparing(this::lot).reversed()))
                    .orElseThrow();
            order.addFirst(goes);
            rest.remove(goes);
        }
        return order;
    }
}
