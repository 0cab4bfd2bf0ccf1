package folkmoot.door.web.board;

import folkmoot.door.House;
import folkmoot.door.web.Pages;
import folkmoot.platform.http.Routing;

/** What is done below {@code /c/:name/matters}. */
public final class BoardDoor {

    public BoardDoor(House house, Pages pages, Routing routing) {
        var database = house.platform().database();
        var board = house.civic().board();
        new MatterFormPages(pages.frame(), database, pages.sources(), board, pages.places(), pages.pictures())
                .register(routing);
        var page = new MatterPage(
                pages.frame(),
                database,
                pages.sources(),
                board,
                new MatterPage.Beside(
                        pages.places(),
                        pages.views(),
                        pages.matters(),
                        pages.items(),
                        house.platform().clock()));
        new MatterActPages(
                        pages.frame(),
                        database,
                        pages.sources(),
                        board,
                        page,
                        house.civic().groups().moderation(),
                        pages.filing())
                .register(routing);
    }
}
