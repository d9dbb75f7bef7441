Feature: Browsing the questions and the book
  Teachers look through the questions of the book, by what they are for; students read the book.
  For teachers, who choose, and for the people behind the questions, whose answers are no student's to read.

  Rule: Questions for readings and questions for homework are kept apart

    @EX-05 @UI-156 @api @ui
    Scenario: Two lists of one page
      Given Ada teaches a course
      When Ada looks through the questions of page 1
      Then Ada found those for readings and those for homework, each with what is for it

  Rule: A pool holds what it is for; the site asks for two of them only, so there is no browser scenario

    @EX-05 @api @no-ui
    Scenario: Each pool
      Given Ada teaches a course
      When Ada looks through the questions of page 1
      Then every pool of questions holds only what says so itself, for Ada
      And two pools together hold what each of them holds, and nothing twice, for Ada

  Rule: Only teachers of the course see what is right; the site offers it to them only, so there is no browser scenario

    @severity-1 @EX-04 @api @no-ui
    Scenario Outline: <who> cannot browse the questions
      Given Ada teaches Ben
      When <who> tries to browse the questions of Ada's course
      Then <who> is refused because they are not allowed to

      Examples: a student of the course, a student of no course
        | who  |
        | Ben  |
        | Otto |

    @severity-1 @EX-04 @api @no-ui
    Scenario: Somebody who is not signed in cannot
      Given Ada teaches a course
      When somebody who is not signed in tries to browse the questions of Ada's course
      Then they are refused because they are not signed in

    @severity-1 @EX-04 @api @no-ui
    Scenario: A student gets what was saved for practice, and nothing that tells what is right
      Given Ada teaches Ben
      And Ada has published the homework "Week 1"
      When Ben saves question 1 of "Week 1" for practice
      Then what Ben saved tells nothing of what is right

  Rule: Whoever is in a course reads its table of contents; the lists of books are the analysts', without a page of their own

    @EX-11 @api @no-ui
    Scenario: A student and the teacher read the same
      Given Ada teaches Ben
      When Ben tries to read the table of contents of Ada's course
      Then Ben reads the same table of contents as Ada

    @EX-11 @api @no-ui
    Scenario Outline: <who> is in no course and reads none
      Given Ada teaches Ben
      When <who> tries to read the table of contents of Ada's course
      Then <who> is refused because they are not allowed to

      Examples: a student, a newcomer
        | who  |
        | Otto |
        | Nora |

    @EX-11 @api @no-ui
    Scenario: A content analyst finds the books of the site
      Given Ada teaches a course
      When Tess tries to list the books of the site
      Then Tess finds the books of the site listed

    @EX-11 @api @no-ui
    Scenario Outline: <who> does not
      Given Ada teaches Ben
      When <who> tries to list the books of the site
      Then <who> is refused because they are not allowed to

      Examples: a student, a teacher
        | who |
        | Ben |
        | Ada |

  Rule: A page has one identity through all editions; the site follows links only, so there is no browser scenario

    @nightly @EX-12 @api @no-ui
    Scenario: As it is now, and in the edition of the course
      Given Ada teaches Ben
      When Ben tries to read the table of contents of Ada's course
      Then Ben can open page 2 as it is now, and in the edition of the course

    @nightly @EX-12 @api @no-ui
    Scenario: In an edition that there never was
      Given Ada teaches Ben
      When Ben tries to open page 2 in an edition that there never was
      Then Ben is refused because there is no such thing
