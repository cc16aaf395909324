/// What `winnow` alone prints: the commands one needs first, and where to read on.
enum FrontPage {
  static let text = """
    Winnow turns folders of raw video into training data.

      winnow run VIDEOS -o OUT               measure all, keep what is good
      winnow select OUT --recipe mine.yaml   decide again, decoding nothing
      winnow export OUT --to DIR             write clips, pictures or shards

    Then open OUT/report.html. To read on:

      winnow --help              all commands
      winnow help run            one of them
      winnow recipe schema       what a recipe can say
      winnow manual | man -l -   all of it as a man page
    """
}
