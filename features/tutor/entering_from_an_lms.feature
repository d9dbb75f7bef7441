Feature: Entering from a school's LMS
  Many schools have a learning management system (LMS), in which a link leads to the course in Tutor. It vouches for
  whoever follows the link, and takes the averages at the end. For students and teachers, who need no other way in.

  Rule: A student who comes from the LMS is asked to enroll first, and then goes straight to the course

    @LM-01 @api @ui
    Scenario: The first time
      Given Ada teaches a course that is entered from the school's LMS
      When Ben follows the school's link to Ada's course
      Then Ben is led to the enrollment

    @LM-01 @api @ui
    Scenario: As a student of the course
      Given Ada teaches a course that is entered from the school's LMS
      And Ben has come from the LMS and joined section "1st"
      When Ben follows the school's link to Ada's course
      Then Ben is led to the course

  Rule: A teacher who comes from the LMS teaches the course from then on

    @LM-02 @api @ui
    Scenario: Another teacher comes
      Given Ada teaches a course that is entered from the school's LMS
      When Ines follows the school's link to Ada's course
      Then Ines is led to the course
      And Ada's course is the only course of Ines, as its teacher

  Rule: A link is believed only if the school signed it, just now, for this one time

    @LM-03 @api @ui
    Scenario Outline: A link <fault>
      Given Ada teaches a course that is entered from the school's LMS
      When Ines tries a link of the school <fault>
      Then Ines is refused because <reason>

      Examples:
        | fault                                    | reason                                              |
        | signed with another secret               | the launch is not signed with the course's secret   |
        | ten minutes after it was made            | the launch is too old                               |
        | dated ten minutes ahead                  | the launch comes from the future                    |
        | that was used before                     | the launch was used before                          |
        | that does not name the school's course   | the launch does not tell enough                     |

  Rule: What else is wrong with a link is told just so; one page shows it as well as another, so there is no browser scenario

    @LM-03 @api @no-ui
    Scenario Outline: Also a link <fault>
      Given Ada teaches a course that is entered from the school's LMS
      When Ines tries a link of the school <fault>
      Then Ines is refused because <reason>

      Examples:
        | fault                               | reason                                            |
        | with a key that no course has       | no course has the launch's key                    |
        | changed after it was signed         | the launch is not signed with the course's secret |
        | that does not name the school       | the launch does not tell enough                   |
        | as neither teacher nor student      | they are not allowed to                           |

    @LM-03 @api @no-ui
    Scenario: A student is told less
      Given Ada teaches a course that is entered from the school's LMS
      When Ben tries a link of the school signed with another secret
      Then Ben is refused because the school's LMS seems not to be set up right
      And Ben is in no course

    @LM-03 @api @no-ui
    Scenario: One student's link is no other's
      Given Ada teaches a course that is entered from the school's LMS
      And Ben has come from the LMS and joined section "1st"
      When Cleo tries the link that the school made for Ben
      Then Cleo is refused because the launch belongs to another student

  Rule: A course that is over, or that is not entered from an LMS, says so

    @LM-04 @needs.time-travel @api @ui
    Scenario: The course is over
      Given Ada teaches a course that is entered from the school's LMS
      And 1000 days have passed
      When Ines tries the school's link to Ada's course
      Then Ines is refused because the course has ended

    @LM-04 @api @ui
    Scenario: Students come by links
      Given Ada teaches a course that is entered from the school's LMS
      And Ada has decided against the LMS
      When Ines tries the school's link to Ada's course
      Then Ines is refused because nobody enters the course from an LMS

  Rule: Keys, pairing and handing over are the teachers' own; the site offers them to nobody else, so there is no browser scenario

    @LM-05 @api @no-ui
    Scenario: A student wants the keys
      Given Ada teaches a course that is entered from the school's LMS
      And Ben has come from the LMS and joined section "1st"
      When Ben tries to read the keys of Ada's course for the LMS
      Then Ben is refused because they are not allowed to

    @LM-05 @api @no-ui
    Scenario: Another teacher wants to pair the course
      Given Ada teaches a course that is entered from the school's LMS
      When Max tries to pair Ada's course with the LMS
      Then Max is refused because they are not allowed to

    @LM-05 @api @no-ui
    Scenario: Another teacher wants to hand over the averages
      Given Ada teaches a course that is entered from the school's LMS
      When Max tries to hand the averages of Ada's course to the LMS
      Then Max is refused because they are not allowed to

  Rule: The LMS is told the average of every student who came from it and is in the course

    @LM-06 @needs.reach-back @api @ui
    Scenario: All averages are taken
      Given Ada teaches a course that is entered from the school's LMS
      And Ben and Cleo have come from the LMS and joined section "1st"
      And Ada has given the homework "Week 1", due 2 days ago, which Ben worked all right and Cleo all wrong
      When Ada hands the averages to the LMS
      Then Ada is told that the LMS took all scores
      And the LMS has 100 % of Ben and 0 % of Cleo

    @LM-06 @needs.reach-back @api @ui
    Scenario: One that the LMS does not take is listed
      Given Ada teaches a course that is entered from the school's LMS
      And Ben and Cleo have come from the LMS and joined section "1st"
      And Ada has given the homework "Week 1", due 2 days ago, which Ben worked all right and Cleo all wrong
      And the LMS does not take Ben's score
      When Ada hands the averages to the LMS
      Then Ada is told that the LMS did not take the scores of Ben

    @LM-06 @needs.reach-back @api @ui
    Scenario: One that the LMS does not take stops no other
      Given Ada teaches a course that is entered from the school's LMS
      And Ben and Cleo have come from the LMS and joined section "1st"
      And Ada has given the homework "Week 1", due 2 days ago, which Ben worked all right and Cleo all wrong
      And the LMS does not take Ben's score
      When Ada hands the averages to the LMS
      Then the LMS has scores of Cleo only

  Rule: Who was dropped, or came another way, is nobody that the LMS is told of; that is seen at the school, so there is no browser scenario

    @LM-06 @needs.reach-back @api @no-ui
    Scenario: A dropped student
      Given Ada teaches a course that is entered from the school's LMS
      And Ben and Cleo have come from the LMS and joined section "1st"
      And Ada has given the homework "Week 1", due 2 days ago, which Ben worked all right and Cleo all wrong
      And Ada has dropped Ben
      When Ada hands the averages to the LMS
      Then the LMS has scores of Cleo only

    @LM-06 @needs.reach-back @api @no-ui
    Scenario: A student without an average yet
      Given Ada teaches a course that is entered from the school's LMS
      And Ben has come from the LMS and joined section "1st"
      When Ada hands the averages to the LMS
      Then Ada is told that the LMS took all scores
      And the LMS has no score of Ben
