Feature: Exporting scores
  The gradebook goes on to the school's own papers as a spreadsheet.
  For teachers, who hand grades in, and who must find there what Tutor shows.

  Rule: The spreadsheet has a sheet of percentages and one of points for each section

    @severity-1 @SC-12 @api @ui
    Scenario: Two sections
      Given Ada teaches Ben in section "1st" and Cleo in section "2nd"
      And Ada has given the homework "Week 1", due 2 days ago, which Ben worked all right and Cleo all wrong
      When Ada exports the scores
      Then the spreadsheet has a sheet of percentages and one of points for each of "1st" and "2nd"
      And the spreadsheet shows that Ben earned 100 % of "Week 1" and Cleo 0 %

  Rule: The figures are those of the gradebook, every digit of them; the site's gradebook rounds, so there is no browser scenario

    @SC-17 @SC-07 @needs.time-travel @api @no-ui
    Scenario: Whatever the students did
      Given Ada teaches Ben and Cleo in section "1st" and Dan and Eva in section "2nd"
      And Ada has published the homework "Week 1", due tomorrow, with 3 questions, losing 30 % when late
      And Ada has published the homework "Week 2", due tomorrow, worth 1, 2.5 and 4 points
      And all students have worked "Week 1" and "Week 2" in ways of their own, which are over now
      When Ada exports the scores
      Then the figures of the spreadsheet are those of Ada's gradebook

  Rule: A section without students, homework or readings breaks nothing

    @SC-14 @api @ui
    Scenario: Nobody and nothing
      Given Ada teaches a course with the sections "1st" and "2nd"
      When Ada exports the scores
      Then the spreadsheet has a sheet of percentages and one of points for each of "1st" and "2nd"
      And nothing in the spreadsheet is broken

  Rule: What is missing in one section breaks nothing in it; the file is the same however it was asked for, so there is no browser scenario

    @SC-14 @api @no-ui
    Scenario: Homework only, and in one section only
      Given Ada teaches Ben in section "1st" and Cleo in section "2nd"
      And Ada has given the homework "Week 1", due 2 days ago, for section "1st" only, which Ben worked all right
      When Ada exports the scores
      Then nothing in the spreadsheet is broken
      And the spreadsheet shows that Ben earned 100 % of "Week 1"

  Rule: Whoever was dropped stands at the bottom; the file is the same however it was asked for, so there is no browser scenario

    @nightly @SC-15 @api @no-ui
    Scenario: A dropped student
      Given Ada teaches Ben, Cleo and Dan
      And Ada has dropped Cleo
      When Ada exports the scores
      Then Cleo stands last in the spreadsheet, marked as dropped

  Rule: Links and clicks are no scores and stay out

    @nightly @UI-245 @api @ui
    Scenario: An external assignment
      Given Ada teaches Ben
      And Ada has given the external assignment "Film", due 2 days ago, which Ben worked all right
      And Ada has given the homework "Week 1", due 2 days ago, which Ben worked all right
      When Ada exports the scores
      Then "Week 1" is all that the spreadsheet has

  Rule: Scores are exported by teachers only; the site has no such page for others, so there is no browser scenario

    @SC-16 @api @no-ui
    Scenario Outline: <somebody> exports nothing
      Given Ada teaches Ben
      And Cleo studies at the same school
      When <somebody> tries to export the scores of Ada's course
      Then <somebody> is refused because they are not allowed to

      Examples:
        | somebody |
        | Ben      |
        | Cleo     |
        | Ines     |

    @SC-16 @api @no-ui
    Scenario Outline: <somebody> does not learn what was exported
      Given Ada teaches Ben
      And Cleo studies at the same school
      When <somebody> tries to list the exports of Ada's course
      Then <somebody> is refused because they are not allowed to

      Examples:
        | somebody |
        | Ben      |
        | Cleo     |
        | Ines     |
