Feature: Looking after books
  Every book comes with questions, which somebody has to look after.
  For content analysts, who must find each question and see how it is classified.

  Rule: Each book that the site has comes with questions; no page counts those of all books, so there is no browser scenario

    @UI-302 @api @no-ui
    Scenario: Every book
      Given Ada teaches a course
      When Tess counts the questions of every book of the site
      Then each book has some

  Rule: A content analyst sees of each question its ID and its tags; the API has no view of its own for it

    @UI-301 @ui @no-api
    Scenario: The questions of a page
      Given Ada teaches a course
      Then Tess finds each question of page 1 of Ada's book with its ID and all its tags
