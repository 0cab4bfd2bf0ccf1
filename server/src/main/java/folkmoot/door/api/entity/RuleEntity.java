package folkmoot.door.api.entity;

import folkmoot.stewardship.about.Rule;
import java.util.Map;

/** Rule (client API): one of the instance's rules, with its translations by language. */
public record RuleEntity(String id, String text, String hint, Map<String, Rule.Translation> translations) {

    public static RuleEntity of(Rule rule) {
        return new RuleEntity(Long.toString(rule.id()), rule.text(), rule.hint(), rule.translations());
    }
}
