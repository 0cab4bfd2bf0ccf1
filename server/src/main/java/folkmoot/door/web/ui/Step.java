package folkmoot.door.web.ui;

/** One step of a way that has several. {@code mark}: past, here, or empty for what is to come. */
public record Step(String name, String mark) {

    public boolean isHere() {
        return mark.equals("here");
    }
}
