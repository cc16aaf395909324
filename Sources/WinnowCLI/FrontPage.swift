/// What `winnow` alone prints: the commands one needs first, and where to read on.
enum FrontPage {
  static let text = """
    Winnow turns directories of raw video into training data.

      winnow run VIDEOS -o OUT                    finds shots, scores and copies, writes what is worth keeping
      winnow select OUT --recipe mine.yaml        decides again by another recipe, without decoding
      winnow export OUT --to DIR --format clips   cuts what is kept: clips, pictures or WebDataset shards

    Then open OUT/report.html. To read on:

      winnow --help              all commands
      winnow help run            one of them
      winnow recipe schema       what a recipe can say
      winnow manual | man -l -   all of it as a man page
    """
}
