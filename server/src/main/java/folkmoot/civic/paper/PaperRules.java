package folkmoot.civic.paper;

import folkmoot.civic.matter.MatterRules;

/** People and public bodies put papers before their community. */
public final class PaperRules implements MatterRules<Paper> {

    @Override
    public boolean bodiesToo() {
        return true;
    }
}
