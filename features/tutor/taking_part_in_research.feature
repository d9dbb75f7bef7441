Feature: Taking part in research
  Researchers study how people learn: they ask students of some courses to take surveys, and compare groups of them.
  For students, who are asked once and bothered no more, and for researchers, who must be able to rely on their groups.

  Rule: A survey is there for its student until it is taken

    @nightly @RS-01 @api @ui
    Scenario: A student is asked
      Given Ada teaches Ben
      And Rex studies Ada's course
      When Rex asks for the survey "Habits"
      Then Ben is asked to take the survey "Habits"

    @nightly @RS-01 @api @ui
    Scenario: A student has taken it
      Given Ada teaches Ben
      And Rex studies Ada's course
      And Rex has asked for the survey "Habits"
      When Ben takes the survey "Habits"
      Then Ben is asked to take no survey

  Rule: It is there for nobody else; the site shows it to no other, so there is no browser scenario

    @nightly @RS-01 @api @no-ui
    Scenario Outline: <somebody> cannot take it for the student
      Given Ada teaches Ben and Cleo
      And Rex studies Ada's course
      And Rex has asked for the survey "Habits"
      When <somebody> tries to take the survey "Habits" of Ben
      Then <somebody> is refused because they are not allowed to
      And Ben is asked to take the survey "Habits"

      Examples:
        | somebody |
        | Cleo     |
        | Ada      |

  Rule: Whoever joins later is asked, too

    @nightly @RS-02 @api @ui
    Scenario: A student joins after the survey was published
      Given Ada teaches Cleo
      And Rex studies Ada's course
      And Rex has asked for the survey "Habits"
      When Ben joins section "1st" of Ada's course
      Then Ben is asked to take the survey "Habits"

  Rule: Students are spread evenly over the groups of a study, and stay there; researchers have pages of their own for it

    @nightly @RS-03 @api @no-ui
    Scenario: A class is divided
      Given Ada teaches 8 students
      When Rex studies Ada's course with the groups "Red", "Green" and "Blue"
      Then the 8 students are spread evenly over the groups "Red", "Green" and "Blue"

    @nightly @RS-03 @api @no-ui
    Scenario: Others join
      Given Ada teaches 3 students
      And Rex studies Ada's course with the groups "Red" and "Green"
      When Ben, Cleo and Dan join section "1st" of Ada's course
      Then the 6 students are spread evenly over the groups "Red" and "Green"

    @nightly @RS-03 @api @no-ui
    Scenario: A student leaves and comes back
      Given Ada teaches Ben, Cleo and Dan
      And Rex studies Ada's course with the groups "Red" and "Green"
      And the sizes of the groups are known
      And Ada has dropped Ben
      When Ada takes Ben back
      Then the groups are as large as they were

  Rule: The sign by which researchers know a student never changes; no page shows it, so there is no browser scenario

    @nightly @RS-04 @api @no-ui
    Scenario: Students move, leave and come back
      Given Ada teaches Ben, Cleo and Dan
      And the sign of Ben, Cleo and Dan for researchers is known
      And Ada has dropped Ben
      When Ada takes Ben back
      Then the sign of each of them has nine characters, no two alike, and is what it was
